-- People: how they and their programs prove who they are.

-- A key of a program. It acts in one org, within its scopes and within what its maker may do there today; only the hash is stored.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  user_id uuid NOT NULL REFERENCES users(id),
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_keys_org ON api_keys (org_id, created_at);
CREATE INDEX api_keys_hash ON api_keys (secret_hash);
CALL tenant_table('api_keys', 'SELECT, INSERT, UPDATE', true);

-- Which key is this, and of which org? Asked before any org is set; answers ids only, and nothing for a dead key.
CREATE FUNCTION find_api_key(hash bytea) RETURNS TABLE (key_id uuid, org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.org_id FROM api_keys k WHERE k.secret_hash = hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
$$;
ALTER FUNCTION find_api_key(bytea) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION find_api_key(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_api_key(bytea) TO ringback_app;

-- A link by mail that proves a person once: to sign in, or to set a new password. The secret is never stored.
CREATE TABLE sign_in_links (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users(id),
  purpose text NOT NULL CHECK (purpose IN ('magic', 'reset')),
  secret_hash bytea NOT NULL,
  -- The browser that asked for it; a sign-in link works in no other one.
  browser_hash bytea,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_in_links_user ON sign_in_links (user_id, purpose, expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_links TO ringback_app;

-- An open door for one address into one org.
CREATE TABLE invites (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  email citext NOT NULL,
  role text NOT NULL CHECK (role IN ('org_owner', 'org_agent', 'viewer')),
  secret_hash bytea NOT NULL,
  invited_by uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  mailed_at timestamptz,
  accepted_at timestamptz,
  revoked_at timestamptz
);
-- One open invite per address: a second one would leave two links alive.
CREATE UNIQUE INDEX invites_open ON invites (org_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invites_hash ON invites (secret_hash);
CALL tenant_table('invites', 'SELECT, INSERT, UPDATE', true);

-- Which invite is this, and into which org? Asked before any org is set; also for used and expired ones, so that people learn why.
CREATE FUNCTION find_invite(hash bytea) RETURNS TABLE (invite_id uuid, org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.org_id FROM invites i WHERE i.secret_hash = hash
$$;
ALTER FUNCTION find_invite(bytea) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION find_invite(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_invite(bytea) TO ringback_app;
