-- What was offered to whom and what came of it: one row per offer, written with the decision that made it.
CREATE TABLE cta_offers (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  cta_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  decision_id uuid,
  -- SHA-256 of the code in the customer's own link; null for an offer without one
  code_hash bytea UNIQUE,
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  clicked_at timestamptz,
  completed_at timestamptz,
  failed_at timestamptz,
  FOREIGN KEY (org_id, cta_id) REFERENCES ctas (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations (org_id, id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id),
  UNIQUE (org_id, id)
);
CREATE INDEX cta_offers_cta ON cta_offers (org_id, cta_id, offered_at DESC);
CREATE INDEX cta_offers_conversation ON cta_offers (org_id, conversation_id);
CREATE INDEX cta_offers_contact ON cta_offers (org_id, contact_id);
CALL tenant_table('cta_offers', 'SELECT, INSERT, UPDATE', true);

-- What the page or the shop behind a call to action reported, each event once. Nothing of its body is kept.
CREATE TABLE cta_events (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES orgs(id),
  cta_id uuid NOT NULL,
  offer_id uuid,
  event_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('completed', 'failed', 'progress', 'test')),
  received_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, cta_id) REFERENCES ctas (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, offer_id) REFERENCES cta_offers (org_id, id) ON DELETE CASCADE,
  UNIQUE (org_id, cta_id, event_id),
  UNIQUE (org_id, id)
);
CREATE INDEX cta_events_offer ON cta_events (org_id, offer_id) WHERE offer_id IS NOT NULL;
CALL tenant_table('cta_events', 'SELECT, INSERT');

-- The secret in the address that reports completions: only its hash, and the end of it for people to tell addresses apart.
ALTER TABLE ctas ADD COLUMN completion_hash bytea UNIQUE, ADD COLUMN completion_hint text;
CREATE POLICY system ON ctas TO ringback_system USING (true) WITH CHECK (true);
GRANT SELECT ON ctas TO ringback_system;

-- Whose link this is, before any org is known: a customer opens it without a login. Ids only.
CREATE FUNCTION cta_offer_by_code(hash bytea) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.org_id, o.id FROM cta_offers o WHERE o.code_hash = hash
$$;
ALTER FUNCTION cta_offer_by_code(bytea) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION cta_offer_by_code(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cta_offer_by_code(bytea) TO ringback_app;

-- Whose completion address this is, before any org is known: the shop that reports has no login. Ids only.
CREATE FUNCTION cta_by_completion(hash bytea) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.org_id, c.id FROM ctas c WHERE c.completion_hash = hash
$$;
ALTER FUNCTION cta_by_completion(bytea) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION cta_by_completion(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cta_by_completion(bytea) TO ringback_app;
