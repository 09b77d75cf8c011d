-- What a business knows: documents, their searchable pieces, website scans, and the questions nothing answered.

CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE knowledge_documents (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  kind text NOT NULL CHECK (kind IN ('note', 'file', 'page')),
  title text NOT NULL,
  source_url text,
  file_name text,
  content text NOT NULL,
  chunk_count integer NOT NULL DEFAULT 0,
  pair_count integer NOT NULL DEFAULT 0,
  -- when a person or a scan last saw that this is still true; recency counts from here
  last_verified_at timestamptz NOT NULL DEFAULT now(),
  is_stale boolean NOT NULL DEFAULT false,
  stale_reason text CHECK (stale_reason IN ('changed', 'gone', 'unreachable', 'old')),
  -- what the page says now, kept beside the old text until a person decides
  found_content text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, id),
  CHECK (is_stale = (stale_reason IS NOT NULL))
);
CREATE UNIQUE INDEX knowledge_documents_page ON knowledge_documents (org_id, source_url) WHERE kind = 'page';
CREATE UNIQUE INDEX knowledge_documents_file ON knowledge_documents (org_id, lower(file_name)) WHERE kind = 'file';
CREATE INDEX knowledge_documents_made ON knowledge_documents (org_id, created_at DESC);
CREATE INDEX knowledge_documents_verified ON knowledge_documents (last_verified_at) WHERE NOT is_stale;
CALL tenant_table('knowledge_documents', 'SELECT, INSERT, UPDATE, DELETE', true);

CREATE TABLE knowledge_chunks (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  document_id uuid NOT NULL,
  position integer NOT NULL,
  -- the question of a pair, or the heading a passage stands under
  heading text,
  body text NOT NULL,
  is_pair boolean NOT NULL DEFAULT false,
  -- words that the heading means without saying them
  hints text NOT NULL DEFAULT '',
  search tsvector NOT NULL GENERATED ALWAYS AS
    (setweight(to_tsvector('english'::regconfig, coalesce(heading, '') || ' ' || hints), 'A') || setweight(to_tsvector('english'::regconfig, body), 'B')) STORED,
  FOREIGN KEY (org_id, document_id) REFERENCES knowledge_documents (org_id, id),
  UNIQUE (org_id, id),
  UNIQUE (org_id, document_id, position)
);
CREATE INDEX knowledge_chunks_search ON knowledge_chunks USING gin (org_id, search);
CALL tenant_table('knowledge_chunks', 'SELECT, INSERT, UPDATE, DELETE', true);

-- In how many pieces of an org a word stem occurs: makes rare words weigh more, and finds the word a typing error meant.
-- The empty stem counts the pieces themselves.
CREATE TABLE knowledge_terms (
  org_id uuid NOT NULL REFERENCES orgs(id),
  term text NOT NULL,
  chunks integer NOT NULL,
  PRIMARY KEY (org_id, term)
);
CREATE INDEX knowledge_terms_like ON knowledge_terms USING gin (org_id, term gin_trgm_ops);
CALL tenant_table('knowledge_terms', 'SELECT, INSERT, UPDATE, DELETE', true);

-- Keeps the counts right whoever writes the pieces. Rows are locked in the order of their words, so two writers cannot deadlock.
CREATE FUNCTION count_knowledge_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE knowledge_terms t SET chunks = t.chunks - gone.n
      FROM (SELECT o.org_id, w.term, count(*)::int AS n FROM old_rows o, unnest(tsvector_to_array(o.search) || ARRAY['']) AS w(term)
            GROUP BY 1, 2 ORDER BY 1, 2) gone
      WHERE t.org_id = gone.org_id AND t.term = gone.term;
  ELSE
    INSERT INTO knowledge_terms (org_id, term, chunks)
      SELECT n.org_id, w.term, count(*)::int FROM new_rows n, unnest(tsvector_to_array(n.search) || ARRAY['']) AS w(term)
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (org_id, term) DO UPDATE SET chunks = knowledge_terms.chunks + EXCLUDED.chunks;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER knowledge_chunks_added AFTER INSERT ON knowledge_chunks
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_knowledge_terms();
CREATE TRIGGER knowledge_chunks_removed AFTER DELETE ON knowledge_chunks
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_knowledge_terms();

-- One visit to a business's website, page by page; the row is the progress that people see.
CREATE TABLE knowledge_scans (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  url text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  -- what is visited, in order, and what became of each visit
  pages jsonb NOT NULL DEFAULT '[]',
  delay_seconds real NOT NULL DEFAULT 0,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  UNIQUE (org_id, id)
);
-- One at a time per org, whoever asks and however often.
CREATE UNIQUE INDEX knowledge_scans_live ON knowledge_scans (org_id) WHERE state IN ('queued', 'running');
CREATE INDEX knowledge_scans_made ON knowledge_scans (org_id, created_at DESC);
CALL tenant_table('knowledge_scans', 'SELECT, INSERT, UPDATE');

-- The pieces that share words with a question, with the part of the question's weight that they cover (0..1). Each group is a
-- word and its alternatives, `price|cost`; an unknown word counts as the most alike known one, so typing errors are forgiven.
-- A definer function because neither full text nor trigram operators are leakproof: under row-level security they could not
-- use their indexes. Rare words choose the candidates, so that a word of every second piece never drags in half of them.
CREATE FUNCTION knowledge_search(p_org uuid, p_groups text[], p_limit integer)
RETURNS TABLE (chunk_id uuid, document_id uuid, relevance real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_total real; v_sum real; v_any tsquery; v_place bigint[]; v_weight real[]; v_plain tsquery[]; v_heading tsquery[]; v_alike real[];
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'knowledge_search: % is not the active organisation', p_org; END IF;
  SELECT t.chunks INTO v_total FROM knowledge_terms t WHERE t.org_id = p_org AND t.term = '';
  IF coalesce(v_total, 0) = 0 THEN RETURN; END IF;

  WITH words AS MATERIALIZED (
    SELECT DISTINCT g.place, lex.term FROM unnest(p_groups) WITH ORDINALITY AS g(alternatives, place),
      unnest(tsvector_to_array(to_tsvector('english'::regconfig, replace(g.alternatives, '|', ' ')))) AS lex(term)
  ), known AS MATERIALIZED (
    SELECT w.place, w.term, t.chunks, 1::real AS alike
    FROM words w JOIN knowledge_terms t ON t.org_id = p_org AND t.term = w.term AND t.chunks > 0
  ), guessed AS (
    SELECT w.place, s.term, s.chunks, (0.5 + s.alike / 2)::real AS alike
    FROM (SELECT * FROM words u WHERE length(u.term) >= 4 AND NOT EXISTS (SELECT 1 FROM known k WHERE k.place = u.place)) w
    CROSS JOIN LATERAL (
      SELECT t.term, t.chunks, similarity(t.term, w.term) AS alike FROM knowledge_terms t
      WHERE t.org_id = p_org AND t.chunks > 0 AND t.term % w.term ORDER BY 3 DESC, 2 DESC LIMIT 1) s
    WHERE s.alike >= 0.4
  ), found AS MATERIALIZED (
    SELECT f.place, f.alike, f.chunks, '''' || replace(replace(f.term, '\', '\\'), '''', '''''') || '''' AS quoted
    FROM (SELECT * FROM known UNION ALL SELECT * FROM guessed) f
  ), places AS MATERIALIZED (
    SELECT w.place, coalesce(max(f.chunks), 0) AS chunks, ln(1 + v_total / (0.5 + coalesce(max(f.chunks), 0)))::real AS weight,
      string_agg(DISTINCT f.quoted, ' | ') AS anyone
    FROM (SELECT DISTINCT u.place FROM words u) w LEFT JOIN found f ON f.place = w.place GROUP BY w.place
  ), rare AS (
    SELECT p.anyone, p.chunks, sum(p.chunks) OVER (ORDER BY p.chunks, p.place) AS so_far, row_number() OVER (ORDER BY p.chunks, p.place) AS nth
    FROM places p WHERE p.anyone IS NOT NULL
  )
  SELECT (SELECT sum(p.weight) FROM places p),
    -- the rarest word, with the next rare ones as long as they stay few; a word that is everywhere only together with the next
    (SELECT CASE WHEN min(r.chunks) > 200 THEN string_agg('(' || r.anyone || ')', ' & ' ORDER BY r.nth) FILTER (WHERE r.nth <= 2)
       ELSE string_agg('(' || r.anyone || ')', ' | ' ORDER BY r.nth) FILTER (WHERE r.nth = 1 OR r.so_far <= 200) END FROM rare r)::tsquery,
    array_agg(f.place), array_agg(p.weight), array_agg(f.quoted::tsquery), array_agg((f.quoted || ':A')::tsquery), array_agg(f.alike)
  INTO v_sum, v_any, v_place, v_weight, v_plain, v_heading, v_alike
  FROM found f JOIN places p ON p.place = f.place;
  IF v_any IS NULL OR coalesce(v_sum, 0) = 0 THEN RETURN; END IF;

  RETURN QUERY
    SELECT c.id, c.document_id, (cover.weight / v_sum)::real
    FROM (SELECT k.id, k.document_id, k.search FROM knowledge_chunks k WHERE k.org_id = p_org AND k.search @@ v_any LIMIT 200) c
    CROSS JOIN LATERAL (
      SELECT sum(b.best) AS weight FROM (
        SELECT max(CASE WHEN c.search @@ u.heading THEN u.weight * u.alike WHEN c.search @@ u.plain THEN 0.85 * u.weight * u.alike ELSE 0 END) AS best
        FROM unnest(v_place, v_weight, v_plain, v_heading, v_alike) AS u(place, weight, plain, heading, alike) GROUP BY u.place) b) cover
    ORDER BY 3 DESC, 1 LIMIT p_limit;
END $$;
ALTER FUNCTION knowledge_search(uuid, text[], integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION knowledge_search(uuid, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION knowledge_search(uuid, text[], integer) TO ringback_app;
