-- Words of a customer are data of that customer: a testimonial may name the contact who said it, and goes when they are forgotten.

ALTER TABLE testimonials ADD COLUMN contact_id uuid;
ALTER TABLE testimonials ADD FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id);
CREATE INDEX testimonials_contact ON testimonials (org_id, contact_id) WHERE contact_id IS NOT NULL;

-- Every wording that a contact's testimonials ever had, as its SHA-256: versions of the documents quote a testimonial by its words
-- alone, and must be found after it was reworded or deleted.
CREATE TABLE testimonial_marks (
  org_id uuid NOT NULL REFERENCES orgs(id),
  contact_id uuid NOT NULL,
  mark bytea NOT NULL,
  PRIMARY KEY (org_id, contact_id, mark),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id)
);
CALL tenant_table('testimonial_marks', 'SELECT, INSERT, DELETE');
CREATE POLICY system ON testimonial_marks TO ringback_system USING (true);
GRANT SELECT ON testimonial_marks TO ringback_system;
CREATE POLICY system ON profile_versions TO ringback_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (documents) ON profile_versions TO ringback_system;

-- Versions of the documents never change, with this one exception: the quotes of a person who is forgotten leave all of them (GDPR
-- article 17). A definer function because the app may not update versions. Answers how many versions were touched.
CREATE FUNCTION forget_quotes(p_org uuid, p_contact uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_count integer;
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'forget_quotes: % is not the active organisation', p_org; END IF;
  WITH read AS (
    SELECT v.id, coalesce(jsonb_agg(q.quote ORDER BY q.place) FILTER (WHERE m.mark IS NULL), '[]') AS kept, bool_or(m.mark IS NOT NULL) AS has_theirs
    FROM profile_versions v
    CROSS JOIN LATERAL jsonb_array_elements(v.documents #> '{scriptLibrary,socialProof}') WITH ORDINALITY q(quote, place)
    LEFT JOIN testimonial_marks m ON m.org_id = p_org AND m.contact_id = p_contact AND m.mark = sha256(convert_to(q.quote ->> 'text', 'UTF8'))
    WHERE v.org_id = p_org GROUP BY v.id)
  UPDATE profile_versions v SET documents = jsonb_set(v.documents, '{scriptLibrary,socialProof}', r.kept)
    FROM read r WHERE r.has_theirs AND v.org_id = p_org AND v.id = r.id;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;
ALTER FUNCTION forget_quotes(uuid, uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION forget_quotes(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_quotes(uuid, uuid) TO ringback_app;
