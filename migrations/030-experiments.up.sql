-- What a business tries on a share of its customers, and who felt it.

CREATE TABLE experiments (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  hypothesis text NOT NULL DEFAULT '' CHECK (char_length(hypothesis) <= 600),
  lever text NOT NULL CHECK (lever IN ('tone', 'length', 'cta_timing', 'follow_up', 'profile_version')),
  goal text NOT NULL CHECK (goal IN ('replied', 'qualified', 'booked')),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'running', 'paused', 'stopped', 'promoted')),
  -- hashed with the contact: a new one for each experiment, so that no two split people alike
  salt uuid NOT NULL,
  layer text NOT NULL CHECK (layer ~ '^[a-z][a-z0-9_]{0,39}$'),
  traffic_percent integer NOT NULL CHECK (traffic_percent BETWEEN 5 AND 100),
  -- the buckets of its layer, from the first start until it ends: [layer_from, layer_to)
  layer_from integer,
  layer_to integer,
  -- the smallest difference worth knowing, in percentage points
  min_effect_points integer NOT NULL CHECK (min_effect_points BETWEEN 2 AND 50),
  -- the control first; what a variant sets is checked by its lever
  variants jsonb NOT NULL,
  -- what the lever noted at the start, such as the version that was live
  lever_state jsonb NOT NULL DEFAULT '{}',
  ends_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('by_person', 'planned_end', 'guard', 'taken_away', 'promoted')),
  promoted_variant text,
  checked_at timestamptz,
  created_by uuid REFERENCES users(id),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  CHECK ((status = 'draft') = (started_at IS NULL)),
  CHECK ((status IN ('stopped', 'promoted')) = (ended_at IS NOT NULL)),
  CHECK (status NOT IN ('running', 'paused') OR (layer_from IS NOT NULL AND layer_to IS NOT NULL)),
  -- nobody is in two experiments of a layer, whoever starts them at the same moment
  CONSTRAINT experiments_exclusive EXCLUDE USING gist (org_id WITH =, layer WITH =, int4range(layer_from, layer_to) WITH &&)
    WHERE (status IN ('running', 'paused'))
);
CREATE INDEX experiments_made ON experiments (org_id, created_at DESC);
CREATE INDEX experiments_running ON experiments (checked_at) WHERE status = 'running';
CALL tenant_table('experiments', 'SELECT, INSERT, UPDATE, DELETE', true);

-- One row per person and experiment, written when they first felt what their variant does, and never changed.
CREATE TABLE experiment_exposures (
  org_id uuid NOT NULL REFERENCES orgs(id),
  experiment_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  variant text NOT NULL,
  conversation_id uuid NOT NULL,
  exposed_at timestamptz NOT NULL,
  PRIMARY KEY (experiment_id, contact_id),
  FOREIGN KEY (org_id, experiment_id) REFERENCES experiments (org_id, id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id)
);
CREATE INDEX experiment_exposures_contact ON experiment_exposures (org_id, contact_id);
CALL tenant_table('experiment_exposures', 'SELECT, INSERT');

-- Which experiments must be looked at again, over all businesses. Ids only.
CREATE FUNCTION experiments_due(p_gap interval, p_limit integer) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.org_id, e.id FROM experiments e WHERE e.status = 'running' AND (e.checked_at IS NULL OR e.checked_at <= now() - p_gap)
  ORDER BY e.checked_at NULLS FIRST LIMIT p_limit
$$;
ALTER FUNCTION experiments_due(interval, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION experiments_due(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION experiments_due(interval, integer) TO ringback_app;
