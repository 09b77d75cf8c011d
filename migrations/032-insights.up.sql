-- What customers ask and where threads end: one look at a period per run, and the patterns it found. Examples are ids of messages,
-- never copies of their words: whoever is erased is gone from here too.

CREATE TABLE insight_runs (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  days integer NOT NULL CHECK (days BETWEEN 1 AND 366),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  -- threads that began in the period, and how many of them were read so far: the progress that people see
  threads_total integer NOT NULL DEFAULT 0,
  threads_read integer NOT NULL DEFAULT 0,
  -- how many of the threads ended in which way
  outcomes jsonb NOT NULL DEFAULT '{}',
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  UNIQUE (org_id, id)
);
-- One at a time per org, whoever asks and however often.
CREATE UNIQUE INDEX insight_runs_live ON insight_runs (org_id) WHERE state IN ('queued', 'running');
CREATE INDEX insight_runs_made ON insight_runs (org_id, created_at DESC);
CALL tenant_table('insight_runs', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE insight_patterns (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  run_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('objection', 'intent', 'service', 'text')),
  key text NOT NULL,
  -- telling words that at least two people used
  words text[] NOT NULL DEFAULT '{}',
  threads integer NOT NULL,
  people integer NOT NULL,
  texts integer NOT NULL,
  outcomes jsonb NOT NULL,
  examples uuid[] NOT NULL DEFAULT '{}',
  FOREIGN KEY (org_id, run_id) REFERENCES insight_runs (org_id, id) ON DELETE CASCADE,
  UNIQUE (org_id, id),
  UNIQUE (org_id, run_id, position)
);
CALL tenant_table('insight_patterns', 'SELECT, INSERT, UPDATE, DELETE');
