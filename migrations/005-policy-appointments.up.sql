-- Opt-outs, sending counters; services, resources, holds and bookings.

-- The only truth about an opt-out. address_hmac survives erasure of the person, so that erasing does not undo a STOP.
CREATE TABLE suppressions (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  address_hmac bytea NOT NULL,
  address_last4 text NOT NULL,
  scope text NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'marketing', 'sms', 'whatsapp')),
  channel text NOT NULL,
  source text NOT NULL CHECK (source IN ('keyword', 'free_text', 'provider', 'staff', 'import', 'api')),
  evidence text,
  contact_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  lifted_at timestamptz,
  lifted_by text
);
CREATE UNIQUE INDEX suppressions_live ON suppressions (org_id, address_hmac, scope) WHERE lifted_at IS NULL;
CALL tenant_table('suppressions', 'SELECT, INSERT, UPDATE');

-- Opt-outs that hold for every org of the installation; no org, read by the gate.
CREATE TABLE global_suppressions (
  address_hmac bytea PRIMARY KEY,
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, DELETE ON global_suppressions TO ringback_app;

-- Caps and velocity, counted in PostgreSQL so that a Redis flush never lifts a protection. scope: 'hour', 'day', 'prefix:…'.
CREATE TABLE send_counters (
  org_id uuid NOT NULL REFERENCES orgs(id),
  scope text NOT NULL,
  window_start timestamptz NOT NULL,
  count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, scope, window_start)
);
CALL tenant_table('send_counters', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE services (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text NOT NULL,
  keywords text[] NOT NULL DEFAULT '{}',
  duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
  buffer_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_minutes BETWEEN 0 AND 480),
  price_minor integer CHECK (price_minor >= 0),
  needs_address boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  sort integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX services_name ON services (org_id, lower(name)) WHERE is_active;
CALL tenant_table('services', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE resources (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  hours jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX resources_default ON resources (org_id) WHERE is_default;
CREATE UNIQUE INDEX resources_name ON resources (org_id, lower(name)) WHERE is_active;
CALL tenant_table('resources', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE appointments (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  lead_id uuid,
  conversation_id uuid,
  service_id uuid,
  service_name text NOT NULL,
  resource_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  busy_until timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'confirmed', 'completed', 'cancelled', 'no_show')),
  source text NOT NULL DEFAULT 'ai' CHECK (source IN ('ai', 'staff', 'api', 'import', 'slot_fill')),
  address text,
  notes text,
  cancel_reason text,
  value_minor integer,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  FOREIGN KEY (org_id, lead_id) REFERENCES leads (org_id, id),
  FOREIGN KEY (org_id, service_id) REFERENCES services (org_id, id),
  FOREIGN KEY (org_id, resource_id) REFERENCES resources (org_id, id),
  UNIQUE (org_id, id),
  CHECK (ends_at > starts_at),
  CHECK (busy_until >= ends_at),
  -- The rule that nobody can break: one chair, one person at a time.
  CONSTRAINT appointments_no_overlap EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, busy_until) WITH &&)
    WHERE (status IN ('scheduled', 'confirmed'))
);
CREATE INDEX appointments_org_start ON appointments (org_id, starts_at);
CREATE INDEX appointments_org_made ON appointments (org_id, created_at DESC);
CREATE INDEX appointments_contact ON appointments (org_id, contact_id, starts_at DESC);
CALL tenant_table('appointments', 'SELECT, INSERT, UPDATE');

CREATE TABLE appointment_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('booked', 'rescheduled', 'confirmed', 'cancelled', 'completed', 'no_show', 'edited')),
  from_starts_at timestamptz,
  to_starts_at timestamptz,
  actor text NOT NULL,
  note text,
  at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, appointment_id) REFERENCES appointments (org_id, id) ON DELETE CASCADE
);
CREATE INDEX appointment_history_appointment ON appointment_history (org_id, appointment_id, id);
CALL tenant_table('appointment_history', 'SELECT, INSERT');

-- shared: offered to one or more people, first pick wins. exclusive: picked, kept for a moment while it is confirmed.
CREATE TABLE slot_holds (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  busy_until timestamptz NOT NULL,
  mode text NOT NULL CHECK (mode IN ('shared', 'exclusive')),
  conversation_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, resource_id) REFERENCES resources (org_id, id)
);
CREATE INDEX slot_holds_range ON slot_holds USING gist (resource_id, tstzrange(starts_at, busy_until));
CREATE INDEX slot_holds_conversation ON slot_holds (org_id, conversation_id);
CALL tenant_table('slot_holds', 'SELECT, INSERT, UPDATE, DELETE');
