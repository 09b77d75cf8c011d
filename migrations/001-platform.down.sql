DROP TABLE recurring_runs;
DROP PROCEDURE tenant_table(regclass, text, boolean, text);
DROP FUNCTION mentions(text, text[]);
DROP FUNCTION readable_orgs();
DROP FUNCTION current_org();
DROP FUNCTION app_now();
DROP TABLE app_clock;
REVOKE ALL ON SCHEMA public FROM ringback_app, ringback_system;
