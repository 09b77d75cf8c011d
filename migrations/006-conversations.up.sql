-- Threads, messages, decisions, the outbound queue, the action list, calls, notifications, usage.

CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  lead_id uuid,
  contact_address text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  close_reason text CHECK (close_reason IN ('booked', 'no_response', 'opted_out', 'manual', 'declined', 'dormant')),
  stage text NOT NULL DEFAULT 'greeting',
  handler text NOT NULL DEFAULT 'ai' CHECK (handler IN ('ai', 'human', 'paused')),
  handler_user_id uuid REFERENCES users(id),
  handler_since timestamptz NOT NULL DEFAULT now(),
  -- one counter numbers both directions; inbound_seq is the newest inbound's number
  last_seq bigint NOT NULL DEFAULT 0,
  inbound_seq bigint NOT NULL DEFAULT 0,
  processed_seq bigint NOT NULL DEFAULT 0,
  wake_at timestamptz,
  first_wait_at timestamptz,
  lease_until timestamptz,
  lease_token integer NOT NULL DEFAULT 0,
  hinted_at timestamptz,
  turn_attempts integer NOT NULL DEFAULT 0,
  turn_error text,
  is_dead boolean NOT NULL DEFAULT false,
  service_window_until timestamptz,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  last_message_at timestamptz NOT NULL DEFAULT now(),
  last_preview text NOT NULL DEFAULT '',
  unread_count integer NOT NULL DEFAULT 0,
  follow_up_count integer NOT NULL DEFAULT 0,
  next_follow_up_at timestamptz,
  sentiment text NOT NULL DEFAULT 'neutral',
  priority text NOT NULL DEFAULT 'none' CHECK (priority IN ('none', 'low', 'medium', 'high', 'critical')),
  -- pending question, confusion count, disclosure time and the like; allow-listed by conversations/state
  memory jsonb NOT NULL DEFAULT '{}',
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX conversations_open ON conversations (channel_account_id, contact_id) WHERE status = 'open';
CREATE INDEX conversations_wake ON conversations (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX conversations_unprocessed ON conversations (last_inbound_at) WHERE processed_seq < inbound_seq;
CREATE INDEX conversations_org_activity ON conversations (org_id, last_message_at DESC);
CREATE INDEX conversations_org_open ON conversations (org_id) WHERE status = 'open';
CREATE INDEX conversations_org_closed ON conversations (org_id, closed_at) WHERE status = 'closed';
CREATE INDEX conversations_org_opened ON conversations (org_id, opened_at);
CREATE INDEX conversations_contact ON conversations (org_id, contact_id);
CALL tenant_table('conversations', 'SELECT, INSERT, UPDATE', true);

-- A staff alert has no conversation; every other message has one and a number in it.
CREATE TABLE messages (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  conversation_id uuid,
  channel_account_id uuid NOT NULL,
  seq bigint,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  sender text NOT NULL CHECK (sender IN ('customer', 'ai', 'human', 'system')),
  sender_user_id uuid REFERENCES users(id),
  kind text NOT NULL DEFAULT 'text',
  body text NOT NULL,
  media jsonb NOT NULL DEFAULT '[]',
  provider_message_id text,
  provider_at timestamptz,
  decision_id uuid,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  UNIQUE (conversation_id, seq),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX messages_provider ON messages (channel_account_id, provider_message_id) WHERE provider_message_id IS NOT NULL;
CREATE INDEX messages_org ON messages (org_id, created_at DESC);
CALL tenant_table('messages', 'SELECT, INSERT, UPDATE');

CREATE TABLE decisions (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  trigger text NOT NULL,
  from_seq bigint NOT NULL,
  to_seq bigint NOT NULL,
  supersedes uuid,
  action text NOT NULL CHECK (action IN ('reply', 'no_reply', 'escalate', 'close')),
  reason_code text NOT NULL,
  message_type text,
  intent text,
  sentiment text,
  confidence real,
  engine text NOT NULL,
  model text,
  reply text,
  plan jsonb NOT NULL DEFAULT '{}',
  checks jsonb NOT NULL DEFAULT '[]',
  state_before jsonb NOT NULL DEFAULT '{}',
  state_after jsonb NOT NULL DEFAULT '{}',
  tokens_in integer NOT NULL DEFAULT 0,
  tokens_out integer NOT NULL DEFAULT 0,
  cost_micros bigint,
  duration_ms integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  UNIQUE (conversation_id, trigger, to_seq),
  UNIQUE (org_id, id)
);
CREATE INDEX decisions_org ON decisions (org_id, created_at DESC);
CALL tenant_table('decisions', 'SELECT, INSERT');

-- Set by campaigns, slot fill and appointments in their own transactions; the send claim reads it FOR SHARE.
CREATE TABLE outbound_groups (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'cancelled', 'paused')),
  reason text,
  UNIQUE (org_id, id)
);
CALL tenant_table('outbound_groups', 'SELECT, INSERT, UPDATE');

CREATE TABLE outbound (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  conversation_id uuid,
  message_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  group_id uuid,
  seq bigint,
  to_address text NOT NULL,
  dedupe_key text NOT NULL,
  lane text NOT NULL CHECK (lane IN ('emergency', 'reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign', 'staff')),
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'blocked', 'cancelled', 'expired', 'superseded', 'unknown')),
  -- cleared with the state: true while nobody knows yet how this ends
  is_open boolean GENERATED ALWAYS AS (state IN ('queued', 'sending', 'unknown')) STORED,
  not_before timestamptz NOT NULL,
  expires_at timestamptz,
  based_on_seq bigint,
  supersede_count integer NOT NULL DEFAULT 0,
  created_by_user_id uuid REFERENCES users(id),
  claim_token uuid,
  claimed_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  hinted_at timestamptz,
  provider_sid text,
  provider_status text,
  provider_status_rank integer NOT NULL DEFAULT -1,
  settle_checks integer NOT NULL DEFAULT 0,
  next_settle_at timestamptz,
  error_code text,
  error_message text,
  block_reason text,
  gate jsonb NOT NULL DEFAULT '[]',
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  FOREIGN KEY (org_id, message_id) REFERENCES messages (org_id, id),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  FOREIGN KEY (org_id, group_id) REFERENCES outbound_groups (org_id, id),
  UNIQUE (org_id, dedupe_key),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX outbound_sid ON outbound (channel_account_id, provider_sid) WHERE provider_sid IS NOT NULL;
CREATE INDEX outbound_due ON outbound (not_before) WHERE state = 'queued';
CREATE INDEX outbound_sending ON outbound (claimed_at) WHERE state = 'sending';
CREATE INDEX outbound_unknown ON outbound (next_settle_at) WHERE state = 'unknown';
CREATE INDEX outbound_open ON outbound (conversation_id, seq) WHERE is_open;
CREATE INDEX outbound_waiting ON outbound (org_id, to_address) WHERE state = 'queued';
CREATE INDEX outbound_message ON outbound (org_id, message_id);
CALL tenant_table('outbound', 'SELECT, INSERT, UPDATE', true);

-- A receipt that arrived before we knew the sid; applied when the sid becomes known.
CREATE TABLE parked_receipts (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  provider_sid text NOT NULL,
  receipt jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id)
);
CREATE INDEX parked_receipts_sid ON parked_receipts (channel_account_id, provider_sid);
CALL tenant_table('parked_receipts', 'SELECT, INSERT, DELETE');

-- The action list: everything a person has to do. A promise made to a customer is an item with a due time.
CREATE TABLE escalations (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  conversation_id uuid,
  lead_id uuid,
  contact_id uuid,
  kind text NOT NULL CHECK (kind IN ('emergency', 'human_needed', 'commitment', 'booking', 'delivery', 'opt_out', 'repeat_call', 'suppressed_message', 'failure')),
  priority text NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'critical')),
  reason text NOT NULL,
  summary text NOT NULL,
  package jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'snoozed', 'resolved')),
  assignee_user_id uuid REFERENCES users(id),
  due_at timestamptz,
  snoozed_until timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at timestamptz,
  resolution text,
  dedupe_key text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  UNIQUE (org_id, dedupe_key),
  UNIQUE (org_id, id)
);
CREATE INDEX escalations_open ON escalations (org_id, created_at) WHERE status <> 'resolved';
CREATE INDEX escalations_conversation ON escalations (org_id, conversation_id);
CALL tenant_table('escalations', 'SELECT, INSERT, UPDATE');

-- One row per call leg we were told about; one reducer for all its events, in any order.
CREATE TABLE calls (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  provider_call_id text NOT NULL,
  from_address text NOT NULL,
  to_address text NOT NULL,
  forwarded_from text,
  is_withheld boolean NOT NULL DEFAULT false,
  contact_id uuid,
  lead_id uuid,
  conversation_id uuid,
  status text NOT NULL DEFAULT 'ringing' CHECK (status IN ('ringing', 'in_progress', 'answered', 'missed', 'voicemail', 'rejected')),
  missed_reason text,
  is_after_hours boolean NOT NULL DEFAULT false,
  is_staff boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL,
  answered_at timestamptz,
  ended_at timestamptz,
  ring_seconds integer,
  duration_seconds integer,
  recording_url text,
  recording_seconds integer,
  transcription text,
  -- what was decided about the text-back; null until decided (R8 looks for missed calls without it)
  text_back text CHECK (text_back IN ('sent', 'skipped', 'acknowledged')),
  text_back_reason text,
  text_back_outbound_id uuid,
  events jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  UNIQUE (channel_account_id, provider_call_id),
  UNIQUE (org_id, id)
);
CREATE INDEX calls_org ON calls (org_id, started_at DESC);
CREATE INDEX calls_caller ON calls (org_id, from_address, started_at DESC);
CREATE INDEX calls_undecided ON calls (ended_at) WHERE status = 'missed' AND text_back IS NULL;
CREATE INDEX calls_live ON calls (started_at) WHERE status IN ('ringing', 'in_progress');
CALL tenant_table('calls', 'SELECT, INSERT, UPDATE', true);

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  event text NOT NULL,
  priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'high', 'critical')),
  title text NOT NULL,
  body text NOT NULL,
  link text,
  group_key text NOT NULL,
  count integer NOT NULL DEFAULT 1,
  conversation_id uuid,
  escalation_id uuid,
  data jsonb NOT NULL DEFAULT '{}',
  sms_outbound_id uuid,
  email_state text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  FOREIGN KEY (org_id, escalation_id) REFERENCES escalations (org_id, id),
  UNIQUE (org_id, id)
);
CREATE INDEX notifications_org ON notifications (org_id, updated_at DESC);
CREATE INDEX notifications_group ON notifications (org_id, group_key, created_at DESC);
CALL tenant_table('notifications', 'SELECT, INSERT, UPDATE');

CREATE TABLE notification_reads (
  org_id uuid NOT NULL,
  notification_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  read_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, notification_id, user_id),
  FOREIGN KEY (org_id, notification_id) REFERENCES notifications (org_id, id) ON DELETE CASCADE
);
CALL tenant_table('notification_reads', 'SELECT, INSERT, UPDATE, DELETE');

-- Which alert text a staff member's reply belongs to: newest alert per staff phone.
CREATE TABLE staff_alerts (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  phone text NOT NULL,
  notification_id uuid,
  escalation_id uuid,
  conversation_id uuid,
  is_relay boolean NOT NULL DEFAULT false,
  -- a question we asked the phone (who is this reply for?) and the answer to it
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, notification_id) REFERENCES notifications (org_id, id),
  FOREIGN KEY (org_id, escalation_id) REFERENCES escalations (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id)
);
CREATE INDEX staff_alerts_phone ON staff_alerts (org_id, phone, created_at DESC);
CALL tenant_table('staff_alerts', 'SELECT, INSERT');

CREATE TABLE usage_ledger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  at timestamptz NOT NULL DEFAULT now(),
  kind text NOT NULL,
  quantity bigint NOT NULL DEFAULT 1,
  cost_micros bigint,
  engine text,
  model text,
  conversation_id uuid,
  decision_id uuid,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX usage_ledger_org ON usage_ledger (org_id, at);
CALL tenant_table('usage_ledger', 'SELECT, INSERT');

-- Due work across orgs, for the pollers: ids only. Marks hinted_at so that one row is offered at most once per 3 s.
CREATE FUNCTION due_work(work text, lim integer, grace interval) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF work = 'turn' THEN
    RETURN QUERY UPDATE conversations c SET hinted_at = now() FROM (
      SELECT x.id FROM conversations x
      WHERE x.wake_at <= app_now() - grace AND x.inbound_seq > x.processed_seq AND NOT x.is_dead
        AND (x.lease_until IS NULL OR x.lease_until < now())
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
        -- a business at its limit of turns would only turn the row away
        AND x.org_id NOT IN (SELECT b.org_id FROM conversations b WHERE b.wake_at IS NOT NULL AND b.lease_until > now() GROUP BY b.org_id HAVING count(*) >= 20)
      ORDER BY x.wake_at LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE c.id = d.id RETURNING c.org_id, c.id;
  ELSIF work = 'send' THEN
    RETURN QUERY UPDATE outbound o SET hinted_at = now() FROM (
      SELECT x.id FROM outbound x
      WHERE x.state = 'queued' AND x.not_before <= app_now() - grace
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
        -- behind a text that is under way or due; the claim decides about one that was put off
        AND NOT EXISTS (SELECT 1 FROM outbound p WHERE p.conversation_id = x.conversation_id AND p.is_open AND p.seq < x.seq
          AND (p.state <> 'queued' OR p.not_before <= app_now()))
      ORDER BY (x.lane IN ('emergency', 'reply')) DESC, x.not_before LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE o.id = d.id RETURNING o.org_id, o.id;
  ELSIF work = 'job' THEN
    RETURN QUERY UPDATE jobs j SET hinted_at = now() FROM (
      SELECT x.id FROM jobs x
      WHERE ((x.state = 'pending' AND x.due_at <= app_now() - grace) OR (x.state = 'running' AND x.lease_until < now()))
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
      ORDER BY x.due_at LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE j.id = d.id RETURNING j.org_id, j.id;
  ELSIF work = 'stale_sending' THEN
    RETURN QUERY SELECT o.org_id, o.id FROM outbound o WHERE o.state = 'sending' AND o.claimed_at < now() - grace ORDER BY o.claimed_at LIMIT lim;
  ELSIF work = 'settle' THEN
    RETURN QUERY SELECT o.org_id, o.id FROM outbound o WHERE o.state = 'unknown' AND o.next_settle_at <= now() ORDER BY o.next_settle_at LIMIT lim;
  ELSIF work = 'repair' THEN
    RETURN QUERY SELECT c.org_id, c.id FROM conversations c
      WHERE c.processed_seq < c.inbound_seq AND c.wake_at IS NULL AND NOT c.is_dead LIMIT lim;
  ELSIF work = 'missed_call' THEN
    RETURN QUERY SELECT k.org_id, k.id FROM calls k
      WHERE k.status = 'missed' AND k.text_back IS NULL AND k.ended_at < app_now() - grace ORDER BY k.ended_at LIMIT lim;
  ELSIF work = 'live_call' THEN
    RETURN QUERY SELECT k.org_id, k.id FROM calls k
      WHERE k.status IN ('ringing', 'in_progress') AND k.started_at < app_now() - grace ORDER BY k.started_at LIMIT lim;
  ELSE
    RAISE EXCEPTION 'due_work: unknown work %', work;
  END IF;
END $$;
ALTER FUNCTION due_work(text, integer, interval) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION due_work(text, integer, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_work(text, integer, interval) TO ringback_app;
GRANT EXECUTE ON FUNCTION app_now() TO ringback_system;

-- The health of the system in two lines: age of the oldest due row per kind, and how many sends are unknown.
CREATE FUNCTION backlog() RETURNS TABLE (kind text, oldest_due_seconds double precision, count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'turn', coalesce(extract(epoch FROM app_now() - min(wake_at)), 0)::float8, count(*) FROM conversations
    WHERE wake_at <= app_now() AND inbound_seq > processed_seq AND NOT is_dead
  UNION ALL
  SELECT 'send', coalesce(extract(epoch FROM app_now() - min(not_before)), 0)::float8, count(*) FROM outbound
    WHERE state = 'queued' AND not_before <= app_now()
  UNION ALL
  SELECT 'job', coalesce(extract(epoch FROM app_now() - min(due_at)), 0)::float8, count(*) FROM jobs
    WHERE state = 'pending' AND due_at <= app_now()
  UNION ALL
  SELECT 'unknown', coalesce(extract(epoch FROM now() - min(claimed_at)), 0)::float8, count(*) FROM outbound WHERE state = 'unknown'
  UNION ALL
  SELECT 'dead', 0, (SELECT count(*) FROM jobs WHERE state = 'dead') + (SELECT count(*) FROM conversations WHERE is_dead)
$$;
ALTER FUNCTION backlog() OWNER TO ringback_system;
REVOKE ALL ON FUNCTION backlog() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION backlog() TO ringback_app;

-- Erasure of a person (rules.md C-17) where the app itself may only add: decisions, notes in the history of bookings, and the
-- alerts about them, whose texts lie in the operations org of the agency. Only for the active org; answers how many rows it touched.
GRANT EXECUTE ON FUNCTION current_org(), mentions(text, text[]) TO ringback_system;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['decisions', 'appointment_history', 'appointments', 'staff_alerts', 'messages', 'inbound_events'] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO ringback_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, UPDATE ON %I TO ringback_system', t);
  END LOOP;
END $$;
CREATE FUNCTION erase_contact_traces(p_part text, p_org uuid, p_contact uuid, p_references text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint; v_ops uuid; v_alerts uuid[]; v_keys text[]; v_replies text[];
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'erase_contact_traces: % is not the active organisation', p_org; END IF;
  IF p_part = 'decisions' THEN
    UPDATE decisions d SET reply = NULL, plan = '{}', checks = '[]', state_before = '{}', state_after = '{}'
      FROM conversations c WHERE c.org_id = p_org AND c.contact_id = p_contact AND d.org_id = c.org_id AND d.conversation_id = c.id;
    GET DIAGNOSTICS n = ROW_COUNT;
  ELSIF p_part = 'appointment_history' THEN
    UPDATE appointment_history h SET note = NULL
      FROM appointments a WHERE a.org_id = p_org AND a.contact_id = p_contact AND h.org_id = a.org_id AND h.appointment_id = a.id;
    GET DIAGNOSTICS n = ROW_COUNT;
  ELSIF p_part = 'alerts' THEN
    v_ops := operations_org(p_org);
    -- this org's alerts about the person, and questions to a phone that works for several orgs ("who is this for?") that named them
    SELECT coalesce(array_agg(a.id), '{}'), coalesce(array_agg('alert:' || (a.data ->> 'key') || ':' || a.phone || ':' || a.org_id), '{}'),
           coalesce(array_agg(substring(a.data ->> 'key' FROM '^answer-(.+)$')), '{}')
      INTO v_alerts, v_keys, v_replies
      FROM staff_alerts a JOIN orgs o ON o.id = a.org_id JOIN orgs mine ON mine.id = p_org AND mine.agency_id = o.agency_id
      WHERE (a.org_id = p_org AND (a.conversation_id::text = ANY(p_references) OR a.notification_id::text = ANY(p_references)
               OR a.escalation_id::text = ANY(p_references) OR a.data ->> 'key' = ANY(p_references) OR mentions(a.data ->> 'key', p_references)))
         OR mentions(a.data ->> 'options', p_references);
    -- what our people answered about them by text, as the webhook and its job kept it
    v_replies := v_replies || ARRAY(SELECT substring(b.dedupe_key FROM ':relay-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$') FROM outbound b
      JOIN conversations c ON c.org_id = b.org_id AND c.id = b.conversation_id
      WHERE c.org_id = p_org AND c.contact_id = p_contact AND b.dedupe_key LIKE 'manual:%:relay-%');
    UPDATE inbound_events SET raw = '{}' WHERE org_id IN (p_org, v_ops) AND type = 'message' AND dedupe_key = ANY(v_replies);
    UPDATE jobs SET payload = '{}', state = CASE WHEN state = 'pending' THEN 'cancelled' ELSE state END
      WHERE org_id IN (p_org, v_ops) AND kind = 'alerts.staff_reply' AND dedupe_key = ANY(v_replies);
    UPDATE messages m SET body = '[erased]', media = '[]' FROM outbound b
      WHERE b.org_id = v_ops AND b.dedupe_key = ANY(v_keys) AND m.org_id = b.org_id AND m.id = b.message_id;
    UPDATE outbound SET state = 'cancelled', block_reason = 'contact_erased', settled_at = now()
      WHERE org_id = v_ops AND dedupe_key = ANY(v_keys) AND state = 'queued';
    UPDATE staff_alerts SET data = jsonb_build_object('key', data -> 'key') WHERE id = ANY(v_alerts);
    GET DIAGNOSTICS n = ROW_COUNT;
  ELSE
    RAISE EXCEPTION 'erase_contact_traces: unknown part %', p_part;
  END IF;
  RETURN n;
END $$;
ALTER FUNCTION erase_contact_traces(text, uuid, uuid, text[]) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION erase_contact_traces(text, uuid, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_contact_traces(text, uuid, uuid, text[]) TO ringback_app;

-- The whole ingest of one text in one round trip, under the caller's row-level security (performance.md: hand-written SQL).
-- Idempotent by (account, 'message', provider id). A reply cancels pending follow-ups here, before it is acknowledged (G8).
CREATE FUNCTION ingest_message(
  p_org uuid, p_account uuid, p_event uuid, p_sid text, p_raw jsonb,
  p_identity_kind text, p_from text, p_profile_name text, p_hmac bytea, p_channel text, p_lead_source text,
  p_contact uuid, p_identity uuid, p_lead uuid, p_conversation uuid, p_message uuid,
  p_body text, p_media jsonb, p_provider_at timestamptz,
  p_quiet interval, p_cap interval, p_is_short boolean
) RETURNS TABLE (
  contact_id uuid, lead_id uuid, conversation_id uuid, seq bigint, handler text, handler_user_id uuid, memory jsonb,
  is_suppressed boolean, suppression_source text, is_blocked boolean, has_booking boolean, was_opened boolean, wake_at timestamptz, processed_seq bigint
) LANGUAGE plpgsql AS $$
DECLARE
  v_contact uuid; v_blocked boolean; v_lead uuid; v_conv conversations%ROWTYPE; v_opened boolean := false;
  v_at timestamptz := coalesce(p_provider_at, app_now()); v_now timestamptz := app_now(); v_suppressed text; v_wake timestamptz;
BEGIN
  INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw)
    VALUES (p_event, p_org, p_account, 'message', p_sid, p_raw) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN; END IF;

  -- held until the commit: an erasure of this person waits for us, or we wait for it and meet a stranger
  SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_identity_kind AND i.value = p_from FOR KEY SHARE;
  IF v_contact IS NULL THEN
    INSERT INTO contacts (id, org_id, name) VALUES (p_contact, p_org, p_profile_name);
    INSERT INTO contact_identities (id, org_id, contact_id, kind, value) VALUES (p_identity, p_org, p_contact, p_identity_kind, p_from)
      ON CONFLICT (org_id, kind, value) DO NOTHING;
    IF FOUND THEN
      v_contact := p_contact;
      INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES (p_org, 'contacts', p_contact::text, 'created');
    ELSE
      DELETE FROM contacts c WHERE c.id = p_contact;
      SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_identity_kind AND i.value = p_from;
    END IF;
  END IF;
  SELECT c.is_blocked INTO v_blocked FROM contacts c WHERE c.id = v_contact;

  -- one open lead per contact
  SELECT l.id INTO v_lead FROM leads l WHERE l.org_id = p_org AND l.contact_id = v_contact AND l.is_open;
  IF v_lead IS NULL THEN
    INSERT INTO leads (id, org_id, contact_id, source) VALUES (p_lead, p_org, v_contact, p_lead_source) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      v_lead := p_lead;
      INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES (p_org, 'leads', p_lead::text, 'created');
    ELSE
      SELECT l.id INTO v_lead FROM leads l WHERE l.org_id = p_org AND l.contact_id = v_contact AND l.is_open;
    END IF;
  END IF;

  -- the one open thread; an inbound within 30 days reopens the last one, at the stage it had: "thanks" after a booking asks for nothing
  SELECT * INTO v_conv FROM conversations c WHERE c.channel_account_id = p_account AND c.contact_id = v_contact AND c.status = 'open' FOR UPDATE;
  IF NOT FOUND THEN
    UPDATE conversations c SET status = 'open', close_reason = NULL, closed_at = NULL, handler = 'ai', handler_user_id = NULL, handler_since = v_now,
        opened_at = v_now, follow_up_count = 0
      WHERE c.id = (SELECT x.id FROM conversations x WHERE x.channel_account_id = p_account AND x.contact_id = v_contact
                      AND x.last_message_at > v_now - interval '30 days' ORDER BY x.last_message_at DESC LIMIT 1)
      RETURNING * INTO v_conv;
    v_opened := true;
    IF NOT FOUND THEN
      INSERT INTO conversations (id, org_id, contact_id, channel_account_id, lead_id, contact_address, opened_at, handler_since, last_message_at)
        VALUES (p_conversation, p_org, v_contact, p_account, v_lead, p_from, v_now, v_now, v_now) ON CONFLICT DO NOTHING;
      SELECT * INTO v_conv FROM conversations c WHERE c.channel_account_id = p_account AND c.contact_id = v_contact AND c.status = 'open' FOR UPDATE;
    END IF;
  END IF;

  SELECT s.source INTO v_suppressed FROM suppressions s
    WHERE s.org_id = p_org AND s.address_hmac = p_hmac AND s.lifted_at IS NULL AND s.scope IN ('all', p_channel) LIMIT 1;
  IF v_suppressed IS NULL AND EXISTS (SELECT 1 FROM global_suppressions g WHERE g.address_hmac = p_hmac) THEN v_suppressed := 'global'; END IF;

  v_wake := least(v_now + CASE WHEN p_is_short AND v_conv.memory -> 'pending' IS NOT NULL AND jsonb_typeof(v_conv.memory -> 'pending') = 'object' THEN interval '0' ELSE p_quiet END,
                  coalesce(v_conv.first_wait_at, v_now) + p_cap);
  UPDATE conversations c SET
      last_seq = c.last_seq + 1, inbound_seq = c.last_seq + 1, lead_id = v_lead,
      last_inbound_at = greatest(c.last_inbound_at, v_at), service_window_until = greatest(c.service_window_until, v_at + interval '24 hours'),
      last_message_at = v_now, last_preview = left(p_body, 160), unread_count = c.unread_count + 1,
      first_wait_at = coalesce(c.first_wait_at, v_now), wake_at = v_wake, hinted_at = NULL, next_follow_up_at = NULL, follow_up_count = 0,
      is_dead = false, turn_attempts = CASE WHEN c.is_dead THEN 0 ELSE c.turn_attempts END
    WHERE c.id = v_conv.id RETURNING * INTO v_conv;
  INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, media, provider_message_id, provider_at, created_at)
    VALUES (p_message, p_org, v_conv.id, p_account, v_conv.inbound_seq, 'in', 'customer', p_body, p_media, p_sid, p_provider_at, v_now);

  UPDATE jobs j SET state = 'cancelled', finished_at = now() WHERE j.conversation_id = v_conv.id AND j.state = 'pending' AND j.cancel_on_reply;
  UPDATE outbound o SET state = 'cancelled', block_reason = 'customer_replied', settled_at = now()
    WHERE o.conversation_id = v_conv.id AND o.state = 'queued' AND o.lane IN ('ai_nudge', 'configured_sequence');
  UPDATE leads l SET engaged_at = coalesce(l.engaged_at, v_now), last_activity_at = v_now,
      status = CASE WHEN l.status IN ('new', 'contacted', 'unresponsive') THEN 'qualifying' ELSE l.status END
    WHERE l.id = v_lead;
  INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES
    (p_org, 'messages', p_message::text, 'created'), (p_org, 'conversations', v_conv.id::text, 'updated'), (p_org, 'leads', v_lead::text, 'updated');

  RETURN QUERY SELECT v_contact, v_lead, v_conv.id, v_conv.inbound_seq, v_conv.handler, v_conv.handler_user_id, v_conv.memory,
    v_suppressed IS NOT NULL, v_suppressed, v_blocked,
    EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = p_org AND a.contact_id = v_contact AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > v_now),
    v_opened, v_wake, v_conv.processed_seq;
END $$;
REVOKE ALL ON FUNCTION ingest_message(uuid, uuid, uuid, text, jsonb, text, text, text, bytea, text, text, uuid, uuid, uuid, uuid, uuid, text, jsonb, timestamptz, interval, interval, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ingest_message(uuid, uuid, uuid, text, jsonb, text, text, text, bytea, text, text, uuid, uuid, uuid, uuid, uuid, text, jsonb, timestamptz, interval, interval, boolean) TO ringback_app;

-- Texts that wait at the same moment share one commit (performance.md). Each is stored under the row-level security of the org that
-- owns the receiving number, in a savepoint of its own. What asks for more than storing (staff, takeovers, opt-outs), meets a locked
-- thread or fails is undone and handed back as 'alone'. One order for all, so that two batches never wait for each other in a circle.
CREATE FUNCTION ingest_texts(p_texts jsonb) RETURNS TABLE (place integer, outcome text, conversation_id uuid, wake_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE t record; r record; v_account uuid; v_org uuid;
BEGIN
  PERFORM set_config('lock_timeout', '100', true);
  FOR t IN SELECT x.* FROM jsonb_to_recordset(p_texts) AS x(place integer, account uuid, receiver text, sid text, raw jsonb, kind text, sender text,
      profile_name text, hmac text, channel text, source text, ids uuid[], body text, media jsonb, provider_at timestamptz,
      quiet interval, cap interval, is_short boolean) ORDER BY x.account, x.sender, x.place LOOP
    place := t.place; outcome := 'alone'; conversation_id := NULL; wake_at := NULL;
    IF v_account IS DISTINCT FROM t.account THEN
      v_account := t.account;
      SELECT c.org_id INTO v_org FROM route_channel('twilio', t.channel, t.receiver) c WHERE c.channel_account_id = t.account;
      PERFORM set_config('app.org_id', coalesce(v_org::text, ''), true), set_config('app.org_ids', '{' || coalesce(v_org::text, '') || '}', true);
    END IF;
    IF v_org IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff_phones s WHERE s.org_id = v_org AND s.phone = t.sender) THEN
      BEGIN
        SELECT i.conversation_id, i.wake_at, i.handler, i.is_suppressed, i.is_blocked INTO r FROM ingest_message(v_org, t.account, t.ids[1], t.sid, t.raw,
          t.kind, t.sender, t.profile_name, decode(t.hmac, 'hex'), t.channel, t.source, t.ids[2], t.ids[3], t.ids[4], t.ids[5], t.ids[6],
          t.body, t.media, t.provider_at, t.quiet, t.cap, t.is_short) i;
        IF r.conversation_id IS NULL THEN
          outcome := 'known';
        ELSIF r.handler = 'ai' AND NOT r.is_suppressed AND NOT r.is_blocked THEN
          outcome := 'stored'; conversation_id := r.conversation_id; wake_at := r.wake_at;
        ELSE
          RAISE EXCEPTION 'more than storing';
        END IF;
      EXCEPTION WHEN OTHERS THEN
        outcome := 'alone';
      END;
    END IF;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('app.org_id', '', true), set_config('app.org_ids', '', true);
END $$;
REVOKE ALL ON FUNCTION ingest_texts(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ingest_texts(jsonb) TO ringback_app;
