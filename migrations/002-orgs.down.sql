DROP FUNCTION staff_orgs(uuid, text);
DROP FUNCTION operations_org(uuid);
DROP FUNCTION user_access(uuid);
DROP TABLE staff_phones, attempt_counters, sessions, agency_grants, agency_memberships, memberships, users, org_settings, orgs, agencies;
