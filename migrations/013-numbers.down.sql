DROP FUNCTION sealed_with_other_key(text, uuid, integer);
DROP TABLE forwarding_tests, campaign_registrations, brand_registrations, number_purchases, provider_connections;
UPDATE channel_accounts SET registration = 'none' WHERE registration = 'rejected';
ALTER TABLE channel_accounts DROP CONSTRAINT channel_accounts_registration_check;
ALTER TABLE channel_accounts ADD CONSTRAINT channel_accounts_registration_check
  CHECK (registration IN ('none', 'pending', 'verified', 'simulated', 'not_required'));
ALTER TABLE channel_accounts DROP COLUMN origin;
ALTER TABLE org_settings DROP COLUMN google_place_id;
DROP TABLE kept_keys;
