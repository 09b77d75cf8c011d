DROP FUNCTION idle_orgs(interval);
DROP INDEX conversations_idle;
ALTER TABLE conversations DROP COLUMN follow_up_skip;
