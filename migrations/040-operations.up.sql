-- Work that the operator has stopped for a while, in every process: what is due stays due and is done after the pause.
CREATE TABLE paused_work (
  kind text PRIMARY KEY CHECK (kind IN ('turn', 'send', 'job')),
  reason text NOT NULL,
  paused_by_name text NOT NULL,
  paused_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, DELETE ON paused_work TO ringback_app;

-- How long the work of each process took lately, written by itself every few seconds: counts, nobody's data. Losing them loses nothing.
CREATE UNLOGGED TABLE process_figures (
  process_id uuid PRIMARY KEY,
  figures jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON process_figures TO ringback_app;
