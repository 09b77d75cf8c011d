ALTER TABLE org_settings DROP COLUMN assistant_mode;
