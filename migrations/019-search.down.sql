ALTER TABLE messages DROP COLUMN search;

ALTER TABLE knowledge_chunks DROP COLUMN search;
ALTER TABLE knowledge_chunks ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS
  (setweight(to_tsvector('english'::regconfig, coalesce(heading, '') || ' ' || hints), 'A') || setweight(to_tsvector('english'::regconfig, body), 'B')) STORED;
CREATE INDEX knowledge_chunks_search ON knowledge_chunks USING gin (org_id, search);
ALTER TABLE knowledge_terms NO FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_chunks NO FORCE ROW LEVEL SECURITY;
DELETE FROM knowledge_terms;
INSERT INTO knowledge_terms (org_id, term, chunks)
  SELECT c.org_id, w.term, count(*)::int FROM knowledge_chunks c, unnest(tsvector_to_array(c.search) || ARRAY['']) AS w(term) GROUP BY 1, 2;
ALTER TABLE knowledge_terms FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_chunks FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION knowledge_search(p_org uuid, p_groups text[], p_limit integer)
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

DROP FUNCTION quoted_word(text);
DROP FUNCTION fold_text(text);
