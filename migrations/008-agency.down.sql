ALTER TABLE orgs DROP COLUMN paused_at, DROP COLUMN pause_reason, DROP COLUMN resumed_at, DROP COLUMN removed_at;
