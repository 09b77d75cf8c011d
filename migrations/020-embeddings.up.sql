-- What a business knows as vectors, where an embedding model is configured. PostgreSQL alone is enough: the signs of a vector's numbers
-- find the near ones (few bits differ), and their cosine is worked out exactly. Where pgvector is installed, it works on the same rows.

-- Made from the text, not from the piece: a document that is stored again costs only for what is new in it.
ALTER TABLE knowledge_chunks ADD COLUMN text_key uuid NOT NULL GENERATED ALWAYS AS (md5(coalesce(heading, '') || E'\n' || body)::uuid) STORED;
CREATE INDEX knowledge_chunks_text ON knowledge_chunks (org_id, text_key);

CREATE TABLE knowledge_vectors (
  org_id uuid NOT NULL REFERENCES orgs(id),
  model text NOT NULL,
  text_key uuid NOT NULL,
  vector real[] NOT NULL,
  -- 1 where a number of the vector is positive
  signs bit varying NOT NULL,
  PRIMARY KEY (org_id, model, text_key)
);
CALL tenant_table('knowledge_vectors', 'SELECT, INSERT, DELETE', true);

-- The least cosine that counts as an answer, found with labelled questions: each model has a scale of its own.
CREATE TABLE knowledge_models (
  org_id uuid NOT NULL REFERENCES orgs(id),
  model text NOT NULL,
  threshold real NOT NULL,
  PRIMARY KEY (org_id, model)
);
CALL tenant_table('knowledge_models', 'SELECT, INSERT, DELETE');

-- Businesses with a piece that has no vector of this model: after a change of models, or where a job was lost to an outage.
CREATE FUNCTION vectors_due(p_model text, lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE o.status = 'active' AND EXISTS (
    SELECT 1 FROM knowledge_chunks c WHERE c.org_id = o.id AND NOT EXISTS (
      SELECT 1 FROM knowledge_vectors v WHERE v.org_id = c.org_id AND v.model = p_model AND v.text_key = c.text_key))
  LIMIT lim
$$;
ALTER FUNCTION vectors_due(text, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION vectors_due(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vectors_due(text, integer) TO ringback_app;
