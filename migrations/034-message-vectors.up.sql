-- What was said further up in a long conversation, as vectors, where an embedding model is configured. One conversation has a few hundred
-- lines at most: the signs of a vector's numbers find the near ones among them, and PostgreSQL alone works out their cosine.
CREATE TABLE message_vectors (
  org_id uuid NOT NULL REFERENCES orgs(id),
  message_id uuid NOT NULL,
  model text NOT NULL,
  vector real[] NOT NULL,
  -- 1 where a number of the vector is positive
  signs bit varying NOT NULL,
  PRIMARY KEY (org_id, message_id),
  FOREIGN KEY (org_id, message_id) REFERENCES messages (org_id, id) ON DELETE CASCADE
);
CALL tenant_table('message_vectors', 'SELECT, INSERT, UPDATE, DELETE', true);

-- Whoever changes, erases or deletes the words of a message takes its vector with them: what a text meant can be guessed from its vector.
CREATE FUNCTION forget_message_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_vectors v WHERE v.org_id = OLD.org_id AND v.message_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_forget_vector AFTER UPDATE OF body, deleted_at ON messages FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION forget_message_vector();

-- Businesses with a conversation of the last hours in which a line has scrolled out of sight and has no vector of this model.
CREATE FUNCTION message_vectors_due(p_model text, p_unseen integer, lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE o.status = 'active' AND EXISTS (
    SELECT 1 FROM conversations c
    JOIN messages m ON m.org_id = c.org_id AND m.conversation_id = c.id AND m.seq BETWEEN c.last_seq - 1000 AND c.last_seq - p_unseen
    WHERE c.org_id = o.id AND c.last_message_at > app_now() - interval '6 hours' AND c.last_seq > p_unseen
      AND m.deleted_at IS NULL AND m.kind <> 'draft' AND length(m.body) >= 8 AND m.body <> '[erased]'
      AND NOT EXISTS (SELECT 1 FROM message_vectors v WHERE v.org_id = m.org_id AND v.message_id = m.id AND v.model = p_model))
  LIMIT lim
$$;
ALTER FUNCTION message_vectors_due(text, integer, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION message_vectors_due(text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION message_vectors_due(text, integer, integer) TO ringback_app;
