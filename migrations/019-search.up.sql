-- Words of other languages are found, a question costs the database less, and what people wrote can be searched ("scroll up").

-- Without the accents of Latin letters, as people type them on a phone. Most texts have none and pay one comparison.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(value) = char_length(value) THEN value ELSE translate(normalize(value, NFKC),
    'áàâäãåāéèêëēėíìîïīóòôöõōúùûüūñçýÿÁÀÂÄÃÅĀÉÈÊËĒĖÍÌÎÏĪÓÒÔÖÕŌÚÙÛÜŪÑÇÝ',
    'aaaaaaaeeeeeeiiiiioooooouuuuuncyyAAAAAAAEEEEEEIIIIIOOOOOOUUUUUNCY') END
$$;

-- English endings suit the plurals of Spanish and leave Hindi in Latin letters alone; verbs are the business of the synonyms.
ALTER TABLE knowledge_chunks DROP COLUMN search;
ALTER TABLE knowledge_chunks ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS
  (setweight(to_tsvector('english'::regconfig, fold_text(coalesce(heading, '') || ' ' || hints)), 'A')
    || setweight(to_tsvector('english'::regconfig, fold_text(body)), 'B')) STORED;
CREATE INDEX knowledge_chunks_search ON knowledge_chunks USING gin (org_id, search);

-- The words are counted anew. Row-level security binds the owner too, so it rests for these two statements.
ALTER TABLE knowledge_terms NO FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_chunks NO FORCE ROW LEVEL SECURITY;
DELETE FROM knowledge_terms;
INSERT INTO knowledge_terms (org_id, term, chunks)
  SELECT c.org_id, w.term, count(*)::int FROM knowledge_chunks c, unnest(tsvector_to_array(c.search) || ARRAY['']) AS w(term) GROUP BY 1, 2;
ALTER TABLE knowledge_terms FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_chunks FORCE ROW LEVEL SECURITY;

-- A stem as a query writes it.
CREATE FUNCTION quoted_word(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
$$;

-- What 009 says about it still holds: the same pieces with the same relevance. Each word of the question is one row with two queries,
-- so that a piece is weighed in one pass over the words, and the words of all of them are looked up at once. Only a word without
-- alternatives is guessed: a typing error has none.
CREATE OR REPLACE FUNCTION knowledge_search(p_org uuid, p_groups text[], p_limit integer)
RETURNS TABLE (chunk_id uuid, document_id uuid, relevance real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_total real; v_sum real; v_any tsquery; v_so_far integer; v_chunks integer[]; v_weight real[]; v_plain tsquery[]; v_heading tsquery[];
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'knowledge_search: % is not the active organisation', p_org; END IF;
  SELECT t.chunks INTO v_total FROM knowledge_terms t WHERE t.org_id = p_org AND t.term = '';
  IF coalesce(v_total, 0) = 0 THEN RETURN; END IF;

  -- rarest first; a word that nothing knows weighs most and finds nothing
  WITH asked AS MATERIALIZED (
    SELECT g.place, strpos(g.alternatives, '|') = 0 AS is_alone,
      tsvector_to_array(to_tsvector('english'::regconfig, replace(g.alternatives, '|', ' '))) AS terms
    FROM unnest(p_groups) WITH ORDINALITY AS g(alternatives, place)
  ), known AS MATERIALIZED (
    SELECT t.term, t.chunks, quoted_word(t.term) AS quoted FROM knowledge_terms t
    WHERE t.org_id = p_org AND t.chunks > 0 AND t.term = ANY (ARRAY(SELECT unnest(a.terms) FROM asked a))
  ), words AS MATERIALIZED (
    SELECT a.place, a.is_alone, a.terms[1] AS term, max(k.chunks) AS chunks, string_agg(k.quoted, ' | ') AS plain, string_agg(k.quoted || ':A', ' | ') AS heading
    FROM asked a LEFT JOIN known k ON k.term = ANY (a.terms) WHERE cardinality(a.terms) > 0 GROUP BY 1, 2, 3
  ), guessed AS (
    SELECT w.place, s.chunks, (0.5 + s.alike / 2)::real AS alike, quoted_word(s.term) AS quoted
    FROM (SELECT u.place, u.term FROM words u WHERE u.chunks IS NULL AND u.is_alone AND length(u.term) >= 4) w
    CROSS JOIN LATERAL (
      SELECT t.term, t.chunks, similarity(t.term, w.term) AS alike FROM knowledge_terms t
      WHERE t.org_id = p_org AND t.chunks > 0 AND t.term % w.term ORDER BY 3 DESC, 2 DESC LIMIT 1) s
    WHERE s.alike >= 0.4
  ), weighed AS (
    SELECT coalesce(w.chunks, s.chunks, 0) AS chunks, coalesce(s.alike, 1) AS alike, coalesce(w.plain, s.quoted) AS plain,
      coalesce(w.heading, s.quoted || ':A') AS heading, ln(1 + v_total / (0.5 + coalesce(w.chunks, s.chunks, 0)))::real AS weight
    FROM words w LEFT JOIN guessed s ON s.place = w.place ORDER BY 1, w.place
  )
  SELECT sum(w.weight), array_agg(w.weight * w.alike) FILTER (WHERE w.chunks > 0), array_agg(w.chunks) FILTER (WHERE w.chunks > 0),
    array_agg(w.plain::tsquery) FILTER (WHERE w.chunks > 0), array_agg(w.heading::tsquery) FILTER (WHERE w.chunks > 0)
  INTO v_sum, v_weight, v_chunks, v_plain, v_heading FROM weighed w;
  IF v_chunks IS NULL THEN RETURN; END IF;

  -- the rarest word, with the next rare ones as long as they stay few; a word that is everywhere only together with the next
  v_any := v_plain[1];
  v_so_far := v_chunks[1];
  IF v_so_far > 200 AND cardinality(v_plain) > 1 THEN v_any := v_any && v_plain[2]; END IF;
  FOR i IN 2 .. cardinality(v_plain) LOOP
    v_so_far := v_so_far + v_chunks[i];
    EXIT WHEN v_so_far > 200;
    v_any := v_any || v_plain[i];
  END LOOP;

  RETURN QUERY
    SELECT c.id, c.document_id, ((
      SELECT sum(CASE WHEN c.search @@ u.heading THEN u.weight WHEN c.search @@ u.plain THEN 0.85 * u.weight ELSE 0 END)
      FROM unnest(v_weight, v_plain, v_heading) AS u(weight, plain, heading)) / v_sum)::real
    FROM (SELECT k.id, k.document_id, k.search FROM knowledge_chunks k WHERE k.org_id = p_org AND k.search @@ v_any LIMIT 200) c
    ORDER BY 3 DESC, 1 LIMIT p_limit;
END $$;

-- "Scroll up": the words of each text lie beside it. No index of words: a search never leaves the threads of one person, whose lines
-- messages_conversation_id_seq_key finds, and an index over everybody's words would be written twice for each text that is sent.
ALTER TABLE messages ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, fold_text(body))) STORED;
