-- What the gate asks about the receiver of a text, read in the statement that locks the text: a way to the database less per send.

-- The keyed hash of to_address, as in suppressions; null on rows that were queued before this column was there.
ALTER TABLE outbound ADD COLUMN to_hmac bytea;

-- The strongest live opt-out that reaches this channel: the installation's first, then "all". No row: none.
CREATE FUNCTION suppression_of(p_org uuid, p_hmac bytea, p_channel text)
RETURNS TABLE (is_global boolean, scope text, source text, since timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT f.is_global, f.scope, f.source, f.since FROM (
    SELECT true AS is_global, 'all'::text AS scope, 'global'::text AS source, g.created_at AS since, 0 AS rank
      FROM global_suppressions g WHERE g.address_hmac = p_hmac
    UNION ALL
    SELECT false, s.scope, s.source, s.created_at, CASE s.scope WHEN 'all' THEN 1 WHEN 'marketing' THEN 3 ELSE 2 END
      FROM suppressions s WHERE s.org_id = p_org AND s.address_hmac = p_hmac AND s.lifted_at IS NULL AND s.scope IN ('all', 'marketing', p_channel)
  ) f ORDER BY f.rank LIMIT 1
$$;

-- Counted sends as the gate asks: the running hour, day and month (UTC) of the business, the last ten minutes of the prefix (none
-- asked for: 0), and the last day and week of the person, whose scope is a piece of the keyed hash.
CREATE FUNCTION send_counts(p_org uuid, p_hmac bytea, p_prefix text, p_now timestamptz)
RETURNS TABLE (hour integer, day integer, month integer, prefix integer, person_day integer, person_week integer, person_since timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT coalesce(org.hour, 0), coalesce(org.day, 0), coalesce(org.month, 0),
    CASE WHEN p_prefix IS NULL THEN 0 ELSE (SELECT coalesce(sum(c.count), 0)::int FROM send_counters c
      WHERE c.org_id = p_org AND c.scope = 'prefix:' || p_prefix AND c.window_start > p_now - interval '10 minutes') END,
    coalesce(person.day, 0), coalesce(person.week, 0), person.since
  FROM (
    SELECT (sum(c.count) FILTER (WHERE starts_with(c.scope, 'hour:') AND c.window_start = date_trunc('hour', p_now, 'UTC')))::int AS hour,
      (sum(c.count) FILTER (WHERE starts_with(c.scope, 'day:') AND c.window_start = date_trunc('day', p_now, 'UTC')))::int AS day,
      (sum(c.count) FILTER (WHERE starts_with(c.scope, 'month:')))::int AS month
    FROM send_counters c WHERE c.org_id = p_org
      AND c.window_start = ANY (ARRAY[date_trunc('hour', p_now, 'UTC'), date_trunc('day', p_now, 'UTC'), date_trunc('month', p_now, 'UTC')])
      AND c.scope IN ('hour:0', 'hour:1', 'hour:2', 'hour:3', 'hour:4', 'hour:5', 'hour:6', 'hour:7', 'hour:8', 'hour:9',
        'day:0', 'day:1', 'day:2', 'day:3', 'day:4', 'day:5', 'day:6', 'day:7', 'day:8', 'day:9',
        'month:0', 'month:1', 'month:2', 'month:3', 'month:4', 'month:5', 'month:6', 'month:7', 'month:8', 'month:9')
  ) org, (
    SELECT sum(c.count)::int AS week, (sum(c.count) FILTER (WHERE c.window_start > p_now - interval '1 day'))::int AS day,
      min(c.window_start) FILTER (WHERE c.window_start > p_now - interval '1 day') AS since
    FROM send_counters c WHERE c.org_id = p_org AND c.scope = 'contact:' || left(encode(p_hmac, 'hex'), 32) AND c.window_start > p_now - interval '7 days'
  ) person
$$;

REVOKE ALL ON FUNCTION suppression_of(uuid, bytea, text), send_counts(uuid, bytea, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION suppression_of(uuid, bytea, text), send_counts(uuid, bytea, text, timestamptz) TO ringback_app;

-- Each claim of a send asks whether answers of this thread were overtaken, and each claim of a turn how many turns of its business
-- run: without these both read everything the business ever wrote.
CREATE INDEX outbound_superseded ON outbound (conversation_id, seq) WHERE state = 'superseded';
CREATE INDEX conversations_waking ON conversations (org_id) WHERE wake_at IS NOT NULL;
