DROP FUNCTION end_agency_grants(uuid, uuid);
ALTER TABLE invites NO FORCE ROW LEVEL SECURITY;
DELETE FROM invites WHERE role IN ('agency_owner', 'agency_staff');
ALTER TABLE invites FORCE ROW LEVEL SECURITY;
ALTER TABLE invites DROP COLUMN role_id;
ALTER TABLE invites ADD COLUMN role_id uuid GENERATED ALWAYS AS (CASE WHEN role IN ('org_owner', 'org_agent', 'viewer') THEN NULL ELSE role::uuid END) STORED;
DELETE FROM sign_in_links WHERE purpose = 'setup';
ALTER TABLE sign_in_links DROP CONSTRAINT sign_in_links_purpose_check,
  ADD CONSTRAINT sign_in_links_purpose_check CHECK (purpose IN ('magic', 'reset'));
ALTER TABLE users DROP COLUMN email_proved_at;
