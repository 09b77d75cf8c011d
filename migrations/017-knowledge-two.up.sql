-- Knowledge that looks after itself: questions nothing answered, and documents that are checked again.

CREATE TABLE knowledge_questions (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  -- as it was asked last, with numbers and addresses of people blotted out
  question text NOT NULL,
  -- the telling words in order: the same question in other clothes is counted, not listed again
  fingerprint text NOT NULL,
  times integer NOT NULL DEFAULT 1,
  source text NOT NULL CHECK (source IN ('test', 'conversation')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'dismissed')),
  answer_document_id uuid,
  first_asked_at timestamptz NOT NULL DEFAULT now(),
  last_asked_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  UNIQUE (org_id, id)
);
CREATE UNIQUE INDEX knowledge_questions_open ON knowledge_questions (org_id, fingerprint) WHERE state = 'open';
CREATE INDEX knowledge_questions_asked ON knowledge_questions (org_id, last_asked_at DESC);
CALL tenant_table('knowledge_questions', 'SELECT, INSERT, UPDATE, DELETE');

-- A page that cannot be reached is tried on other days before it counts as unreachable.
ALTER TABLE knowledge_documents ADD COLUMN failed_checks integer NOT NULL DEFAULT 0, ADD COLUMN check_after timestamptz;

-- Documents that nobody looked at for too long: pages are visited again, the rest is shown to people.
CREATE FUNCTION knowledge_due(page_age interval, text_age interval, lim integer) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.org_id, d.id FROM knowledge_documents d JOIN orgs o ON o.id = d.org_id AND o.status = 'active'
  WHERE NOT d.is_stale AND d.last_verified_at < app_now() - CASE d.kind WHEN 'page' THEN page_age ELSE text_age END
    AND (d.check_after IS NULL OR d.check_after <= app_now())
  ORDER BY d.last_verified_at LIMIT lim
$$;
ALTER FUNCTION knowledge_due(interval, interval, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION knowledge_due(interval, interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION knowledge_due(interval, interval, integer) TO ringback_app;
