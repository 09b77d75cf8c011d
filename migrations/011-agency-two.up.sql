-- Time-boxed views of a client by agency staff, quotas per org, and locations with their numbers.

-- One look of a member of the agency at a client as its owner sees it: at most an hour, ended at any time, never deleted.
CREATE TABLE agency_views (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  user_id uuid NOT NULL REFERENCES users(id),
  -- the login it was started from; it ends with it
  session_id uuid NOT NULL,
  reason text NOT NULL,
  is_read_only boolean NOT NULL DEFAULT true,
  started_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by uuid REFERENCES users(id),
  UNIQUE (org_id, id),
  CHECK (expires_at <= started_at + interval '60 minutes')
);
CREATE INDEX agency_views_started ON agency_views (org_id, started_at DESC);
CALL tenant_table('agency_views', 'SELECT, INSERT, UPDATE');

-- What a client may use; an empty value means the installation's own limit, which may be none.
CREATE TABLE org_quotas (
  org_id uuid PRIMARY KEY REFERENCES orgs(id),
  messages_per_month integer CHECK (messages_per_month >= 0),
  model_micros_per_month bigint CHECK (model_micros_per_month >= 0),
  seats integer CHECK (seats >= 1),
  storage_bytes bigint CHECK (storage_bytes >= 0),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CALL tenant_table('org_quotas', 'SELECT, INSERT, UPDATE');

-- Who was warned of what, so that a limit is reported once per period and level.
CREATE TABLE quota_warnings (
  org_id uuid NOT NULL REFERENCES orgs(id),
  quota text NOT NULL,
  period text NOT NULL,
  level integer NOT NULL CHECK (level IN (80, 100)),
  warned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, quota, period, level)
);
CALL tenant_table('quota_warnings', 'SELECT, INSERT, DELETE');

-- Every org that is not removed: system work that looks at each of them in turn starts here. Ids only.
CREATE FUNCTION served_orgs() RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE o.status <> 'removed' ORDER BY o.id
$$;
ALTER FUNCTION served_orgs() OWNER TO ringback_system;
REVOKE ALL ON FUNCTION served_orgs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION served_orgs() TO ringback_app;

-- The places of a business: each with its address, hours and zone, and the numbers that belong to it.
CREATE TABLE locations (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text NOT NULL,
  address text NOT NULL DEFAULT '',
  -- empty means as the business itself
  hours jsonb,
  time_zone text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX locations_name ON locations (org_id, lower(name));
CALL tenant_table('locations', 'SELECT, INSERT, UPDATE, DELETE');

ALTER TABLE channel_accounts ADD COLUMN location_id uuid;
ALTER TABLE channel_accounts ADD CONSTRAINT channel_accounts_location FOREIGN KEY (org_id, location_id) REFERENCES locations (org_id, id);
CREATE INDEX channel_accounts_by_location ON channel_accounts (org_id, location_id) WHERE location_id IS NOT NULL;
