DROP FUNCTION retention_orgs(integer);
DROP FUNCTION retention_due(uuid, uuid, integer);
REVOKE SELECT (org_id, retention_days) ON org_settings FROM ringback_system;
REVOKE SELECT (org_id, contact_id, last_activity_at, updated_at) ON leads FROM ringback_system;
REVOKE SELECT (org_id, contact_id, value) ON contact_identities FROM ringback_system;
REVOKE SELECT (id, org_id, merged_into, updated_at, anonymised_at, hold_at) ON contacts FROM ringback_system;
DROP POLICY system ON org_settings;
DROP POLICY system ON leads;
DROP POLICY system ON contact_identities;
DROP POLICY system ON contacts;
DROP INDEX contacts_retention;
ALTER TABLE contacts
  DROP CONSTRAINT contacts_hold,
  DROP COLUMN anonymised_at,
  DROP COLUMN hold_at,
  DROP COLUMN hold_by_name,
  DROP COLUMN hold_reason;
ALTER TABLE org_settings DROP COLUMN retention_days;
