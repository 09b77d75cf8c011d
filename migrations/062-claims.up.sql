-- Which claim holds a thread: a worker whose claim was committed but answered to nobody (PostgreSQL restarted in between) knows no token to give
-- back, and the thread would be silent until the lease ends.
ALTER TABLE conversations ADD COLUMN claim_id uuid;
