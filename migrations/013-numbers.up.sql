-- Numbers and credentials: what is being bought, whose provider account pays, and what US carriers know about the business.

-- Keys of the installation that must outlive a change of ENCRYPTION_KEY: the one behind opt-outs cannot be made anew. Sealed.
CREATE TABLE kept_keys (
  name text PRIMARY KEY,
  sealed text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON kept_keys TO ringback_app;

ALTER TABLE org_settings ADD COLUMN google_place_id text;

-- 'connected': the number was there before us and is only unhooked, never given back.
ALTER TABLE channel_accounts ADD COLUMN origin text NOT NULL DEFAULT 'bought' CHECK (origin IN ('bought', 'connected'));
ALTER TABLE channel_accounts DROP CONSTRAINT channel_accounts_registration_check;
ALTER TABLE channel_accounts ADD CONSTRAINT channel_accounts_registration_check
  CHECK (registration IN ('none', 'pending', 'verified', 'simulated', 'not_required', 'rejected'));

-- The provider account that an org's numbers live in: its own, or one that the agency's account opened for it.
CREATE TABLE provider_connections (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  provider text NOT NULL CHECK (provider IN ('twilio')),
  kind text NOT NULL CHECK (kind IN ('own', 'subaccount')),
  -- opening: claimed before the provider is asked, so that a crash leaves no account that nobody knows
  state text NOT NULL CHECK (state IN ('opening', 'active', 'broken')),
  external_account_id text,
  credentials_sealed text,
  -- the last four characters, for people who compare
  secret_tail text,
  api_base_url text NOT NULL,
  is_simulated boolean NOT NULL,
  problem text,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  checked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id, provider),
  CHECK ((state = 'opening') = (credentials_sealed IS NULL))
);
CALL tenant_table('provider_connections', 'SELECT, INSERT, UPDATE, DELETE', true);

-- A purchase is written before the provider is asked. What a crash leaves open is looked up there by the name that carries this id.
CREATE TABLE number_purchases (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  address text NOT NULL,
  request_key text,
  external_account_id text NOT NULL,
  state text NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'done', 'failed')),
  channel_account_id uuid,
  problem text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  UNIQUE (org_id, id),
  CHECK ((state = 'claimed') = (finished_at IS NULL))
);
CREATE UNIQUE INDEX number_purchases_open ON number_purchases (org_id, address) WHERE state = 'claimed';
CREATE UNIQUE INDEX number_purchases_request ON number_purchases (org_id, request_key) WHERE request_key IS NOT NULL AND state <> 'failed';
CALL tenant_table('number_purchases', 'SELECT, INSERT, UPDATE');

-- What US carriers must know before they let business texts through (A2P 10DLC): who the business is, and what it texts about.
CREATE TABLE brand_registrations (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  details jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'approved', 'rejected')),
  reason text,
  external_id text,
  problem text,
  submitted_at timestamptz,
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- one worker at a time speaks to the provider about an org
  claimed_until timestamptz,
  UNIQUE (org_id, id),
  UNIQUE (org_id)
);
CALL tenant_table('brand_registrations', 'SELECT, INSERT, UPDATE');

CREATE TABLE campaign_registrations (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  details jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'approved', 'rejected')),
  reason text,
  external_id text,
  -- the sender pool at the provider that carries the campaign
  service_id text,
  problem text,
  submitted_at timestamptz,
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id)
);
CALL tenant_table('campaign_registrations', 'SELECT, INSERT, UPDATE');

-- Calls that we place ourselves to see whether a line forwards to us.
CREATE TABLE forwarding_tests (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  target text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('forwarded_line', 'ring_target')),
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done')),
  outcome text CHECK (outcome IN ('forwards', 'not_forwarded', 'answered', 'loop', 'failed', 'safe')),
  arrivals integer NOT NULL DEFAULT 0,
  call_sids text[] NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  created_by uuid REFERENCES users(id),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  UNIQUE (org_id, id),
  CHECK ((state = 'done') = (outcome IS NOT NULL))
);
CREATE UNIQUE INDEX forwarding_tests_running ON forwarding_tests (org_id, channel_account_id) WHERE state = 'running';
CREATE INDEX forwarding_tests_latest ON forwarding_tests (org_id, channel_account_id, started_at DESC);
CALL tenant_table('forwarding_tests', 'SELECT, INSERT, UPDATE');

-- Rows whose secret was sealed with another key than the named one, for the change of ENCRYPTION_KEY; ids only, in order.
CREATE FUNCTION sealed_with_other_key(key_id text, after uuid, lim integer) RETURNS TABLE (org_id uuid, id uuid, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.org_id, s.id, s.kind FROM (
    SELECT ca.org_id, ca.id, 'channel_account' AS kind, ca.credentials_sealed AS sealed FROM channel_accounts ca
    UNION ALL
    SELECT pc.org_id, pc.id, 'provider_connection', pc.credentials_sealed FROM provider_connections pc WHERE pc.credentials_sealed IS NOT NULL
  ) s
  WHERE split_part(s.sealed, '.', 2) <> key_id AND s.id > after
  ORDER BY s.id LIMIT lim
$$;
ALTER FUNCTION sealed_with_other_key(text, uuid, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION sealed_with_other_key(text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sealed_with_other_key(text, uuid, integer) TO ringback_app;
