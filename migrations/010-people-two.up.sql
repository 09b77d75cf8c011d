-- People, second part: a second factor, signing up, roles of an org's own, businesses that are not live yet.

-- Set while signing in takes a code besides the password.
ALTER TABLE users ADD COLUMN second_factor_at timestamptz;

-- The secret that a person's authenticator shares with us. The row also exists while it is being set up: then users.second_factor_at is null.
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users(id),
  secret_sealed text NOT NULL,
  -- The newest 30-second step whose code was taken: a code works once (RFC 6238, 5.2).
  last_step bigint,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors TO ringback_app;

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES second_factors(user_id) ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_codes TO ringback_app;

-- Between the first and the second step of a sign-in.
CREATE TABLE sign_in_challenges (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users(id),
  secret_hash bytea NOT NULL,
  -- The business the sign-in leads to.
  lands_in uuid NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_in_challenges_expiry ON sign_in_challenges (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_challenges TO ringback_app;

-- Somebody who wants to start here. Nothing of a business exists until the address is proved, so that nobody can sit on a stranger's.
CREATE TABLE signups (
  id uuid PRIMARY KEY,
  email citext NOT NULL,
  name text NOT NULL,
  business text NOT NULL,
  time_zone text,
  secret_hash bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX signups_email ON signups (email, expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON signups TO ringback_app;

-- While it is set up, only simulated numbers are answered.
ALTER TABLE orgs DROP CONSTRAINT orgs_status_check,
  ADD CONSTRAINT orgs_status_check CHECK (status IN ('setup', 'active', 'paused', 'removed'));

-- Roles that an org wrote itself. The built-in ones are code.
CREATE TABLE roles (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name citext NOT NULL,
  permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id, name)
);
CALL tenant_table('roles', 'SELECT, INSERT, UPDATE, DELETE', true);

-- `role` is the name of a built-in role or the id of an own one; the key keeps an own one alive while somebody has it.
ALTER TABLE memberships DROP CONSTRAINT memberships_role_check,
  ADD COLUMN role_id uuid GENERATED ALWAYS AS (CASE WHEN role IN ('org_owner', 'org_agent', 'viewer') THEN NULL ELSE role::uuid END) STORED,
  ADD CONSTRAINT memberships_own_role FOREIGN KEY (org_id, role_id) REFERENCES roles (org_id, id);
CREATE INDEX memberships_own_role ON memberships (org_id, role_id) WHERE role_id IS NOT NULL;
-- No key here: an invite that was used or taken back does not keep a role alive.
ALTER TABLE invites DROP CONSTRAINT invites_role_check,
  ADD COLUMN role_id uuid GENERATED ALWAYS AS (CASE WHEN role IN ('org_owner', 'org_agent', 'viewer') THEN NULL ELSE role::uuid END) STORED;

-- The own roles that a person has, with what they may do. Read before any org is set, beside user_access().
CREATE FUNCTION own_roles(uid uuid) RETURNS TABLE (org_id uuid, role_id uuid, name text, permissions text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.org_id, r.id, r.name::text, r.permissions FROM memberships m JOIN roles r ON r.org_id = m.org_id AND r.id = m.role_id WHERE m.user_id = uid
$$;
ALTER FUNCTION own_roles(uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION own_roles(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_roles(uuid) TO ringback_app;
