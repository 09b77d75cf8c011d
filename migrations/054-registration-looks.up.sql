-- What the carriers approved is looked at once a day from now on. One that was approved before has no look planned: each gets its
-- first now, and every look plans the next. The owner of the tables reads no rows under forced row-level security.
ALTER TABLE brand_registrations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY;
INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at)
  SELECT gen_random_uuid(), b.org_id, 'registration.follow', 'every:1440:first', app_now() FROM brand_registrations b WHERE b.status = 'approved'
ON CONFLICT (org_id, kind, dedupe_key) DO NOTHING;
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
ALTER TABLE brand_registrations FORCE ROW LEVEL SECURITY;
