-- Agencies, client orgs, people and what they may do.

CREATE TABLE agencies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON agencies TO ringback_app;

CREATE TABLE orgs (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  kind text NOT NULL DEFAULT 'client' CHECK (kind IN ('client', 'operations')),
  name text NOT NULL,
  slug text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'removed')),
  vertical text NOT NULL DEFAULT 'general',
  time_zone text NOT NULL DEFAULT 'America/New_York',
  country text NOT NULL DEFAULT 'US',
  currency text NOT NULL DEFAULT 'USD',
  locale text NOT NULL DEFAULT 'en-US',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agency_id, slug),
  UNIQUE (agency_id, id)
);
CALL tenant_table('orgs', 'SELECT, INSERT, UPDATE', true, 'id');

-- Everything a business sets about itself. One row per org, written together with the org.
CREATE TABLE org_settings (
  org_id uuid PRIMARY KEY REFERENCES orgs(id),
  owner_name text NOT NULL DEFAULT '',
  owner_email text,
  owner_phone text,
  business_phone text,
  hours jsonb NOT NULL DEFAULT '{"monday":[{"open":"08:00","close":"17:00"}],"tuesday":[{"open":"08:00","close":"17:00"}],"wednesday":[{"open":"08:00","close":"17:00"}],"thursday":[{"open":"08:00","close":"17:00"}],"friday":[{"open":"08:00","close":"17:00"}],"saturday":[],"sunday":[]}',
  holidays jsonb NOT NULL DEFAULT '[]',
  average_job_value_minor integer NOT NULL DEFAULT 35000 CHECK (average_job_value_minor >= 0),
  greeting text,
  custom_instructions text,
  spoken_message text,
  max_words integer NOT NULL DEFAULT 25 CHECK (max_words BETWEEN 5 AND 80),
  disclosure text NOT NULL DEFAULT 'first_message' CHECK (disclosure IN ('on_request', 'first_message')),
  pricing_policy text NOT NULL DEFAULT 'never' CHECK (pricing_policy IN ('never', 'verified_only', 'configured')),
  line_mode text NOT NULL DEFAULT 'direct' CHECK (line_mode IN ('direct', 'full_forward', 'conditional_forward')),
  forwarded_number text,
  ring_seconds integer NOT NULL DEFAULT 18 CHECK (ring_seconds BETWEEN 5 AND 60),
  answer_check text NOT NULL DEFAULT 'heuristic' CHECK (answer_check IN ('heuristic', 'press_1', 'machine_detection')),
  short_answer_seconds integer NOT NULL DEFAULT 8 CHECK (short_answer_seconds BETWEEN 0 AND 60),
  is_voicemail_on boolean NOT NULL DEFAULT false,
  text_back_cooldown_minutes integer NOT NULL DEFAULT 720 CHECK (text_back_cooldown_minutes BETWEEN 1 AND 10080),
  debounce_ms integer NOT NULL DEFAULT 2500 CHECK (debounce_ms BETWEEN 0 AND 10000),
  debounce_cap_ms integer NOT NULL DEFAULT 10000 CHECK (debounce_cap_ms BETWEEN 0 AND 60000),
  follow_up_minutes integer[] NOT NULL DEFAULT '{120,1440,4320}',
  quiet_start text NOT NULL DEFAULT '21:00',
  quiet_end text NOT NULL DEFAULT '08:00',
  owner_quiet_start text NOT NULL DEFAULT '21:00',
  owner_quiet_end text NOT NULL DEFAULT '07:00',
  notify_sms boolean NOT NULL DEFAULT true,
  notify_email boolean NOT NULL DEFAULT true,
  notify_events jsonb NOT NULL DEFAULT '{}',
  is_takeover_relay_on boolean NOT NULL DEFAULT false,
  takeover_reminder_minutes integer NOT NULL DEFAULT 15 CHECK (takeover_reminder_minutes BETWEEN 1 AND 1440),
  takeover_silence text NOT NULL DEFAULT 'remind' CHECK (takeover_silence IN ('remind', 'return')),
  hourly_send_cap integer NOT NULL DEFAULT 500,
  daily_send_cap integer NOT NULL DEFAULT 5000,
  allowed_countries text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CALL tenant_table('org_settings', 'SELECT, INSERT, UPDATE');

-- People are global: one person may work in many orgs. No org_id, so no tenant policy; reached only by auth and orgs.
CREATE TABLE users (
  id uuid PRIMARY KEY,
  email citext NOT NULL UNIQUE,
  name text NOT NULL,
  phone text,
  password_hash text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  password_changed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON users TO ringback_app;
GRANT SELECT ON users TO ringback_system;

CREATE TABLE memberships (
  org_id uuid NOT NULL REFERENCES orgs(id),
  user_id uuid NOT NULL REFERENCES users(id),
  role text NOT NULL CHECK (role IN ('org_owner', 'org_agent', 'viewer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, user_id)
);
CREATE INDEX memberships_user ON memberships (user_id);
CALL tenant_table('memberships', 'SELECT, INSERT, UPDATE, DELETE', true);

CREATE TABLE agency_memberships (
  agency_id uuid NOT NULL REFERENCES agencies(id),
  user_id uuid NOT NULL REFERENCES users(id),
  role text NOT NULL CHECK (role IN ('agency_owner', 'agency_staff')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, user_id)
);
CREATE INDEX agency_memberships_user ON agency_memberships (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON agency_memberships TO ringback_app;
GRANT SELECT ON agency_memberships, agencies TO ringback_system;

-- Which client orgs a member of the agency's staff may enter. An agency owner may enter all of them.
CREATE TABLE agency_grants (
  org_id uuid NOT NULL REFERENCES orgs(id),
  user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, user_id)
);
CREATE INDEX agency_grants_user ON agency_grants (user_id);
CALL tenant_table('agency_grants', 'SELECT, INSERT, DELETE', true);

-- A login. refresh_hash is the SHA-256 of the current refresh token; the previous one stays valid for 30 s (two tabs).
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users(id),
  refresh_hash bytea NOT NULL UNIQUE,
  previous_hash bytea,
  previous_valid_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  user_agent text,
  ip text
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_previous ON sessions (previous_hash);
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO ringback_app;

-- Failed logins, counted in PostgreSQL so that the limit holds without Redis. scope: 'ip:…' or 'email:…'.
CREATE TABLE attempt_counters (
  scope text NOT NULL,
  window_start timestamptz NOT NULL,
  count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, window_start)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt_counters TO ringback_app;
-- sweep_expired() removes old logins and counts.
GRANT SELECT, DELETE ON sessions, attempt_counters TO ringback_system;

-- Phones of the business's own people: their texts are commands and relays, never leads.
CREATE TABLE staff_phones (
  org_id uuid NOT NULL REFERENCES orgs(id),
  phone text NOT NULL,
  user_id uuid REFERENCES users(id),
  label text NOT NULL DEFAULT 'Owner',
  is_on_call boolean NOT NULL DEFAULT true,
  call_order integer NOT NULL DEFAULT 1,
  alerts_stopped_at timestamptz,
  PRIMARY KEY (org_id, phone)
);
CALL tenant_table('staff_phones', 'SELECT, INSERT, UPDATE, DELETE', true);

-- Which orgs may this user enter, and as what? Read before any org is set.
CREATE FUNCTION user_access(uid uuid) RETURNS TABLE (org_id uuid, agency_id uuid, role text, org_kind text, org_status text, org_name text, org_slug text, time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.agency_id, a.role, o.kind, o.status, o.name, o.slug, o.time_zone FROM (
    SELECT m.org_id, m.role, 1 AS rank FROM memberships m WHERE m.user_id = uid
    UNION ALL
    SELECT o.id, am.role, 2 FROM agency_memberships am JOIN orgs o ON o.agency_id = am.agency_id
      WHERE am.user_id = uid AND am.role = 'agency_owner'
    UNION ALL
    SELECT g.org_id, am.role, 2 FROM agency_grants g JOIN orgs o ON o.id = g.org_id
      JOIN agency_memberships am ON am.agency_id = o.agency_id AND am.user_id = g.user_id
      WHERE g.user_id = uid AND am.role = 'agency_staff'
  ) a JOIN orgs o ON o.id = a.org_id
  WHERE o.status <> 'removed'
  ORDER BY o.kind, o.name
$$;
ALTER FUNCTION user_access(uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION user_access(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION user_access(uuid) TO ringback_app;

-- The operations org of an org's agency: it owns the number that staff alerts leave from.
CREATE FUNCTION operations_org(client uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ops.id FROM orgs c JOIN orgs ops ON ops.agency_id = c.agency_id AND ops.kind = 'operations' WHERE c.id = client
$$;
ALTER FUNCTION operations_org(uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION operations_org(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations_org(uuid) TO ringback_app;

-- Client orgs (same agency as an operations org) in which a phone belongs to staff: replies to alerts are bound with it.
CREATE FUNCTION staff_orgs(ops uuid, staff_phone text) RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.org_id FROM staff_phones s JOIN orgs c ON c.id = s.org_id
    JOIN orgs o ON o.agency_id = c.agency_id AND o.id = ops AND o.kind = 'operations'
  WHERE s.phone = staff_phone
$$;
ALTER FUNCTION staff_orgs(uuid, text) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION staff_orgs(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION staff_orgs(uuid, text) TO ringback_app;
