-- Ground: extensions, the movable business clock, the tenancy macros, and the tables of the platform and the scheduler.
-- Runs as ringback_owner. ringback_app owns nothing; ringback_system (no login) owns the definer functions.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS citext;

GRANT USAGE ON SCHEMA public TO ringback_app, ringback_system;
-- CREATE is what ALTER FUNCTION ... OWNER TO asks of the new owner; the role cannot log in.
GRANT CREATE ON SCHEMA public TO ringback_system;

-- Business time. One row; the simulator moves the offset. Leases, tokens and limits use now().
CREATE TABLE app_clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  clock_offset interval NOT NULL DEFAULT '0'
);
INSERT INTO app_clock DEFAULT VALUES;
GRANT SELECT, UPDATE ON app_clock TO ringback_app;
GRANT SELECT ON app_clock TO ringback_system;

CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT now() + (SELECT clock_offset FROM app_clock) $$;

-- The active org (writes) and the readable orgs (reads) of this transaction; both set with set_config(..., true).
CREATE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.org_id', true), '')::uuid $$;
CREATE FUNCTION readable_orgs() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.org_ids', true), '')::uuid[] $$;

-- Does a text (a key, a payload) name one of these references: an id of ours, an id at Twilio, a phone number? Linear in the text.
CREATE FUNCTION mentions(txt text, refs text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT EXISTS (SELECT 1 FROM regexp_matches(txt, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Z]{2}[0-9a-f]{32}|\+[0-9]{7,15}', 'g') AS m(word)
                  WHERE m.word[1] = ANY(refs)) $$;

-- Puts a table under FORCE row-level security with the tenant policy. system_access also lets the definer functions see it.
CREATE PROCEDURE tenant_table(tbl regclass, app_privileges text, system_access boolean DEFAULT false, tenant_column text DEFAULT 'org_id')
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tbl);
  EXECUTE format($p$CREATE POLICY tenant ON %s TO ringback_app
    USING (%I = any(nullif(current_setting('app.org_ids', true), '')::uuid[]))
    WITH CHECK (%I = nullif(current_setting('app.org_id', true), '')::uuid)$p$, tbl, tenant_column, tenant_column);
  EXECUTE format('GRANT %s ON %s TO ringback_app', app_privileges, tbl);
  IF system_access THEN
    EXECUTE format('CREATE POLICY system ON %s TO ringback_system USING (true) WITH CHECK (true)', tbl);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ringback_system', tbl);
  END IF;
END $$;

-- Recurring work runs on any worker; the row remembers when it last ran and the advisory lock decides who runs it.
CREATE TABLE recurring_runs (
  name text PRIMARY KEY,
  last_started_at timestamptz NOT NULL DEFAULT now(),
  last_finished_at timestamptz,
  last_error text
);
GRANT SELECT, INSERT, UPDATE ON recurring_runs TO ringback_app;
