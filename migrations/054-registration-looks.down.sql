-- Without the daily look nothing plans these; those of before were due within a quarter of an hour.
ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY;
DELETE FROM jobs WHERE kind = 'registration.follow' AND dedupe_key LIKE 'every:1440:%' AND state = 'pending';
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
