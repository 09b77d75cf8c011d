-- The five documents a business's assistant works by: versions that never change, which of them is live, and which is tried on a share.

-- The app may only add and read: a version that conversations ran on can be looked up as it was.
CREATE TABLE profile_versions (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  number integer NOT NULL,
  -- the shape of the documents; a later shape is read beside this one
  format integer NOT NULL DEFAULT 1,
  base_version_id uuid,
  origin text NOT NULL CHECK (origin IN ('generated', 'edited')),
  documents jsonb NOT NULL,
  reason text NOT NULL,
  -- who worded it: rules or a model, and what was left out of a model's proposal
  engine text,
  model text,
  -- null when the price of the model is unknown
  cost_micros bigint,
  tokens integer NOT NULL DEFAULT 0,
  notes text[] NOT NULL DEFAULT '{}',
  created_by uuid REFERENCES users(id),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id, number),
  FOREIGN KEY (org_id, base_version_id) REFERENCES profile_versions (org_id, id)
);
CALL tenant_table('profile_versions', 'SELECT, INSERT');

-- One row per business: the row lock lets one publisher win and tells the other.
CREATE TABLE profile_states (
  org_id uuid PRIMARY KEY REFERENCES orgs(id),
  published_version_id uuid,
  published_at timestamptz,
  -- the salt of the split: people fall anew when another version is tried, and stay where they are while only the share changes
  test_id uuid,
  test_version_id uuid,
  test_percent integer CHECK (test_percent BETWEEN 1 AND 99),
  FOREIGN KEY (org_id, published_version_id) REFERENCES profile_versions (org_id, id),
  FOREIGN KEY (org_id, test_version_id) REFERENCES profile_versions (org_id, id),
  CHECK ((test_id IS NULL) = (test_version_id IS NULL) AND (test_id IS NULL) = (test_percent IS NULL)),
  CHECK ((published_version_id IS NULL) = (published_at IS NULL))
);
CALL tenant_table('profile_states', 'SELECT, INSERT, UPDATE');

CREATE TABLE profile_releases (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  version_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('publish', 'rollback', 'test', 'test_end')),
  replaced_version_id uuid,
  percent integer,
  reason text NOT NULL,
  created_by uuid REFERENCES users(id),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  FOREIGN KEY (org_id, version_id) REFERENCES profile_versions (org_id, id),
  FOREIGN KEY (org_id, replaced_version_id) REFERENCES profile_versions (org_id, id)
);
CREATE INDEX profile_releases_made ON profile_releases (org_id, created_at DESC);
CALL tenant_table('profile_releases', 'SELECT, INSERT');

-- Chosen when the thread is made; the version is written at its first turn and stays.
ALTER TABLE conversations ADD COLUMN profile_test_id uuid;
ALTER TABLE conversations ADD COLUMN profile_version_id uuid;
ALTER TABLE conversations ADD FOREIGN KEY (org_id, profile_version_id) REFERENCES profile_versions (org_id, id);

-- 0 to 99: the same person and the same split always give the same number, on every machine and version of PostgreSQL.
CREATE FUNCTION profile_bucket(p_test uuid, p_contact uuid) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT (('x' || substr(md5(p_test::text || p_contact::text), 1, 8))::bit(32)::bigint % 100)::int
$$;

-- A trigger, because threads are made in more than one place and none of them may forget it; it costs one look-up by key.
CREATE FUNCTION choose_profile_test() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.test_id INTO NEW.profile_test_id FROM profile_states s
    WHERE s.org_id = NEW.org_id AND s.test_id IS NOT NULL AND profile_bucket(s.test_id, NEW.contact_id) < s.test_percent;
  RETURN NEW;
END $$;
CREATE TRIGGER conversations_profile_test BEFORE INSERT ON conversations FOR EACH ROW EXECUTE FUNCTION choose_profile_test();
