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
