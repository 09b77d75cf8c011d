-- Rules that a business adds itself: what a turn must look like, and what is done then. Read by code before anything is planned.

CREATE TABLE org_rules (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  -- the first that applies wins
  position integer NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  conditions jsonb NOT NULL,
  action jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id)
);
CREATE INDEX org_rules_order ON org_rules (org_id, position, created_at);
CALL tenant_table('org_rules', 'SELECT, INSERT, UPDATE, DELETE');
