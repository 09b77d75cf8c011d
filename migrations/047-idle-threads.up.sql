-- Conversations in which nothing happens any more (rules.md C-22), and nudges that a messaging window leaves no room for (C-23).

-- The step that was left out and why, for the customer's text that it was planned on: {step, reason, dueAt, inboundSeq}.
ALTER TABLE conversations ADD COLUMN follow_up_skip jsonb;

CREATE INDEX conversations_idle ON conversations (last_message_at) WHERE status = 'open' AND handler = 'ai' AND next_follow_up_at IS NULL;

-- Orgs with conversations that nobody has written in for p_idle and that no nudge waits in, before any org is known; ids only.
CREATE FUNCTION idle_orgs(p_idle interval) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.org_id FROM conversations c
  WHERE c.status = 'open' AND c.handler = 'ai' AND c.next_follow_up_at IS NULL AND c.last_message_at < app_now() - p_idle
    AND c.processed_seq >= c.inbound_seq AND NOT c.has_drafts
$$;
ALTER FUNCTION idle_orgs(interval) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION idle_orgs(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION idle_orgs(interval) TO ringback_app;
