DROP TABLE test_chats, scripts, testimonials, ctas, onboarding_files, onboarding_answers;
ALTER TABLE orgs DROP COLUMN live_at;
-- The owner of a table is bound by its policies too; this change is for all businesses.
ALTER TABLE orgs NO FORCE ROW LEVEL SECURITY;
UPDATE orgs SET status = 'paused', paused_at = coalesce(paused_at, now()), pause_reason = coalesce(pause_reason, 'It was being set up.') WHERE status = 'setup';
ALTER TABLE orgs FORCE ROW LEVEL SECURITY;
ALTER TABLE orgs DROP CONSTRAINT orgs_status_check;
ALTER TABLE orgs ADD CONSTRAINT orgs_status_check CHECK (status IN ('active', 'paused', 'removed'));
