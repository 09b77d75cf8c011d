-- Numbers and senders, raw provider events, people and opportunities.

CREATE TABLE channel_accounts (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  channel text NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
  provider text NOT NULL CHECK (provider IN ('twilio', 'meta')),
  address text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  external_account_id text NOT NULL,
  external_number_id text,
  credentials_sealed text NOT NULL,
  api_base_url text NOT NULL,
  is_simulated boolean NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'released')),
  registration text NOT NULL DEFAULT 'none' CHECK (registration IN ('none', 'pending', 'verified', 'simulated', 'not_required')),
  stop_reply_owner text NOT NULL DEFAULT 'provider' CHECK (stop_reply_owner IN ('provider', 'app')),
  backfill_watermark timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
-- One live owner per address at a provider; a released number may be bought again by another org.
CREATE UNIQUE INDEX channel_accounts_address ON channel_accounts (provider, channel, address) WHERE state <> 'released';
CREATE INDEX channel_accounts_org ON channel_accounts (org_id);
CALL tenant_table('channel_accounts', 'SELECT, INSERT, UPDATE', true);

CREATE TABLE inbound_events (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  channel_account_id uuid NOT NULL,
  type text NOT NULL,
  dedupe_key text NOT NULL,
  raw jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, channel_account_id) REFERENCES channel_accounts (org_id, id),
  UNIQUE (channel_account_id, type, dedupe_key)
);
CREATE INDEX inbound_events_org ON inbound_events (org_id, received_at);
CALL tenant_table('inbound_events', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE contacts (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text,
  email text,
  address text,
  time_zone text,
  zone_source text,
  language text,
  notes text,
  tags text[] NOT NULL DEFAULT '{}',
  custom jsonb NOT NULL DEFAULT '{}',
  is_blocked boolean NOT NULL DEFAULT false,
  line_type text NOT NULL DEFAULT 'unknown' CHECK (line_type IN ('unknown', 'mobile', 'landline', 'voip', 'invalid')),
  merged_into uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE INDEX contacts_org ON contacts (org_id, created_at DESC);
CALL tenant_table('contacts', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE contact_identities (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'whatsapp', 'whatsapp_user', 'email')),
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id) ON DELETE CASCADE,
  UNIQUE (org_id, kind, value)
);
CREATE INDEX contact_identities_contact ON contact_identities (org_id, contact_id);
CALL tenant_table('contact_identities', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE leads (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'contacted', 'qualifying', 'qualified', 'engaged', 'hot', 'booked', 'won', 'completed', 'lost', 'dropped', 'unresponsive')),
  source text NOT NULL DEFAULT 'manual' CHECK (source IN ('missed_call', 'inbound_sms', 'inbound_whatsapp', 'web_form', 'website_widget', 'reactivation', 'manual', 'import', 'slot_waitlist', 'facebook_ad', 'instagram_ad', 'google_ad', 'qr_code', 'referral', 'direct')),
  estimated_value_minor integer,
  actual_value_minor integer,
  notes text,
  owner_user_id uuid REFERENCES users(id),
  is_open boolean NOT NULL DEFAULT true,
  texted_at timestamptz,
  engaged_at timestamptz,
  qualified_at timestamptz,
  booked_at timestamptz,
  completed_at timestamptz,
  closed_at timestamptz,
  last_activity_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  UNIQUE (org_id, id)
);
-- At most one open opportunity per person.
CREATE UNIQUE INDEX leads_open ON leads (org_id, contact_id) WHERE is_open;
CREATE INDEX leads_org_activity ON leads (org_id, last_activity_at DESC);
CREATE INDEX leads_org_status ON leads (org_id, status);
-- The rungs of the dashboard's ladder: one small index each, read by month.
CREATE INDEX leads_texted ON leads (org_id, texted_at) WHERE texted_at IS NOT NULL;
CREATE INDEX leads_engaged ON leads (org_id, engaged_at) WHERE engaged_at IS NOT NULL;
CREATE INDEX leads_qualified ON leads (org_id, qualified_at) WHERE qualified_at IS NOT NULL;
CREATE INDEX leads_booked ON leads (org_id, booked_at) WHERE booked_at IS NOT NULL;
CREATE INDEX leads_completed ON leads (org_id, completed_at) WHERE completed_at IS NOT NULL;
CALL tenant_table('leads', 'SELECT, INSERT, UPDATE, DELETE');

-- What we know, how sure we are, and which message said it.
CREATE TABLE lead_slots (
  org_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  confidence real NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  source_message_id uuid,
  source text NOT NULL DEFAULT 'customer' CHECK (source IN ('customer', 'staff', 'call', 'import')),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, lead_id, name),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id) ON DELETE CASCADE
);
CALL tenant_table('lead_slots', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE lead_slot_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  name text NOT NULL,
  old_value text,
  value text NOT NULL,
  confidence real NOT NULL,
  source_message_id uuid,
  source text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id) ON DELETE CASCADE
);
CREATE INDEX lead_slot_history_lead ON lead_slot_history (org_id, lead_id, id);
CALL tenant_table('lead_slot_history', 'SELECT, INSERT, DELETE');

-- Which org owns a receiving address? The first thing a webhook asks; ids only.
CREATE FUNCTION route_channel(p text, c text, a text) RETURNS TABLE (org_id uuid, channel_account_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ca.org_id, ca.id FROM channel_accounts ca WHERE ca.provider = p AND ca.channel = c AND ca.address = a AND ca.state <> 'released'
$$;
ALTER FUNCTION route_channel(text, text, text) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION route_channel(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION route_channel(text, text, text) TO ringback_app;

-- Active accounts, for the inbound backfill; ids only.
CREATE FUNCTION active_channels(p text) RETURNS TABLE (org_id uuid, channel_account_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ca.org_id, ca.id FROM channel_accounts ca WHERE ca.provider = p AND ca.state = 'active'
$$;
ALTER FUNCTION active_channels(text) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION active_channels(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION active_channels(text) TO ringback_app;

-- Is any real (not simulated) number connected? Advancing the clock is refused then.
CREATE FUNCTION has_real_channel() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM channel_accounts WHERE NOT is_simulated AND state <> 'released')
$$;
ALTER FUNCTION has_real_channel() OWNER TO ringback_system;
REVOKE ALL ON FUNCTION has_real_channel() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_real_channel() TO ringback_app;
