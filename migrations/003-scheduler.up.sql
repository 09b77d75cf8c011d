-- Deferred work, durable events, realtime, idempotency, audit.

-- One row per thing that must happen later. dedupe_key carries the meaning; (org, kind, key) happens once.
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL,
  dedupe_key text NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'done', 'cancelled', 'dead')),
  conversation_id uuid,
  cancel_on_reply boolean NOT NULL DEFAULT false,
  created_seq bigint,
  attempts integer NOT NULL DEFAULT 0,
  lease_until timestamptz,
  lease_token integer NOT NULL DEFAULT 0,
  hinted_at timestamptz,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  UNIQUE (org_id, kind, dedupe_key),
  UNIQUE (org_id, id)
);
CREATE INDEX jobs_due ON jobs (due_at) WHERE state IN ('pending', 'running');
CREATE INDEX jobs_conversation ON jobs (conversation_id) WHERE state = 'pending';
CREATE INDEX jobs_dead ON jobs (org_id, finished_at DESC) WHERE state = 'dead';
CALL tenant_table('jobs', 'SELECT, INSERT, UPDATE, DELETE', true);

-- What changed, for server-sent events: ids only, kept one hour. xid orders them safely behind commits.
CREATE TABLE realtime_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  resource text NOT NULL,
  record_id text NOT NULL,
  type text NOT NULL,
  actor_id uuid,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX realtime_events_org ON realtime_events (org_id, id);
CREATE INDEX realtime_events_age ON realtime_events (created_at);
CALL tenant_table('realtime_events', 'SELECT, INSERT, DELETE', true);

CREATE TABLE idempotency_keys (
  org_id uuid NOT NULL REFERENCES orgs(id),
  key text NOT NULL,
  route text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  body jsonb,
  locked_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, key, route)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
CALL tenant_table('idempotency_keys', 'SELECT, INSERT, UPDATE, DELETE', true);

-- Append-only: the app may insert and read, nothing else.
CREATE TABLE audit_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  at timestamptz NOT NULL DEFAULT now(),
  actor_type text NOT NULL CHECK (actor_type IN ('user', 'ai', 'system', 'customer', 'api_key')),
  actor_id uuid,
  actor_name text,
  action text NOT NULL,
  target_type text NOT NULL,
  target_id text NOT NULL,
  before jsonb,
  after jsonb,
  ip text,
  request_id text
);
CREATE INDEX audit_entries_org ON audit_entries (org_id, id DESC);
CALL tenant_table('audit_entries', 'SELECT, INSERT');

-- Realtime rows below the oldest running transaction, in commit-safe order; ids only.
CREATE FUNCTION realtime_tail(after bigint, lim integer) RETURNS TABLE (id bigint, org_id uuid, resource text, record_id text, type text, actor_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.org_id, e.resource, e.record_id, e.type, e.actor_id FROM realtime_events e
  WHERE e.id > after AND e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.id LIMIT lim
$$;
ALTER FUNCTION realtime_tail(bigint, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION realtime_tail(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION realtime_tail(bigint, integer) TO ringback_app;

-- The oldest and newest change that is kept: where a starting API process begins, and what a returning console can catch up with.
CREATE FUNCTION realtime_bounds() RETURNS TABLE (oldest bigint, newest bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM realtime_events
$$;
ALTER FUNCTION realtime_bounds() OWNER TO ringback_system;
REVOKE ALL ON FUNCTION realtime_bounds() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION realtime_bounds() TO ringback_app;

-- Housekeeping of rows with a short life; returns how many went.
CREATE FUNCTION sweep_expired() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint; total bigint := 0;
BEGIN
  DELETE FROM realtime_events WHERE created_at < now() - interval '1 hour';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM jobs WHERE state IN ('done', 'cancelled') AND finished_at < now() - interval '7 days';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM attempt_counters WHERE window_start < now() - interval '1 day';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM sessions WHERE expires_at < now() - interval '30 days' OR revoked_at < now() - interval '30 days';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  RETURN total;
END $$;
ALTER FUNCTION sweep_expired() OWNER TO ringback_system;
REVOKE ALL ON FUNCTION sweep_expired() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sweep_expired() TO ringback_app;
