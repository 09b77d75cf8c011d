-- How the assistant writes: by the decision pipeline, or by one shipped prompt for tests and demos. What code decides is the same in both.
ALTER TABLE org_settings ADD COLUMN assistant_mode text NOT NULL DEFAULT 'htl' CHECK (assistant_mode IN ('htl', 'simple'));
