-- A decision with everything the explorer shows and a replay needs, and how large the compiled context of a turn may be.

ALTER TABLE decisions
  ADD COLUMN goal text NOT NULL DEFAULT 'confirmation',
  ADD COLUMN send_plan text NOT NULL DEFAULT 'none' CHECK (send_plan IN ('freeform', 'template', 'none')),
  ADD COLUMN cta jsonb,
  ADD COLUMN state_patch jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN handoff jsonb,
  ADD COLUMN follow_up jsonb,
  ADD COLUMN retrieval jsonb,
  ADD COLUMN rules jsonb NOT NULL DEFAULT '[]',
  -- json and not jsonb: written once with each turn, read when somebody asks why
  ADD COLUMN context json,
  ADD COLUMN replay json;
-- Older decisions: what they did says what they wanted.
UPDATE decisions SET goal = CASE WHEN action = 'escalate' THEN 'needs_human' WHEN action = 'close' THEN 'exit_graceful'
    WHEN reply IS NULL THEN 'stay_silent' ELSE 'confirmation' END,
  send_plan = CASE WHEN reply IS NULL THEN 'none' ELSE 'freeform' END;

-- The business as turns saw it: each state once, however many decisions were made in it.
CREATE TABLE decision_businesses (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  hash text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  UNIQUE (org_id, hash)
);
CALL tenant_table('decision_businesses', 'SELECT, INSERT');

ALTER TABLE org_settings ADD COLUMN context_tokens integer NOT NULL DEFAULT 4000 CHECK (context_tokens BETWEEN 1500 AND 32000);

-- Beside erase_contact_traces, which empties the older columns.
CREATE FUNCTION erase_decision_contexts(p_org uuid, p_contact uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint;
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'erase_decision_contexts: % is not the active organisation', p_org; END IF;
  UPDATE decisions d SET state_patch = '{}', handoff = NULL, retrieval = NULL, context = NULL, replay = NULL
    FROM conversations c WHERE c.org_id = p_org AND c.contact_id = p_contact AND d.org_id = c.org_id AND d.conversation_id = c.id;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
ALTER FUNCTION erase_decision_contexts(uuid, uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION erase_decision_contexts(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_decision_contexts(uuid, uuid) TO ringback_app;
