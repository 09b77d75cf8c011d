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
