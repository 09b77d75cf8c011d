ALTER TABLE channel_accounts DROP COLUMN location_id;
DROP TABLE locations;
DROP FUNCTION served_orgs();
DROP TABLE quota_warnings;
DROP TABLE org_quotas;
DROP TABLE agency_views;
