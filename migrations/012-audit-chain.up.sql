-- The audit trail as a chain: each sealed entry carries the SHA-256 of the hash before it and of its own content, so that a
-- change, a removal or an insertion afterwards shows. Entries are added as before, without waiting for each other; sealing
-- gives them their order, one org at a time.

ALTER TABLE audit_entries
  -- the time-boxed view through which a member of the agency acted
  ADD COLUMN view_as uuid,
  ADD COLUMN chain_seq bigint,
  ADD COLUMN previous_hash bytea,
  ADD COLUMN hash bytea;
CREATE UNIQUE INDEX audit_entries_chain ON audit_entries (org_id, chain_seq) WHERE chain_seq IS NOT NULL;
CREATE INDEX audit_entries_unsealed ON audit_entries (org_id, id) WHERE hash IS NULL;
-- Only the sealing reads and writes past the org, and it may write the seal alone.
CREATE POLICY system ON audit_entries TO ringback_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (chain_seq, previous_hash, hash) ON audit_entries TO ringback_system;

-- Whoever adds an entry cannot bring a seal along.
CREATE FUNCTION audit_unsealed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.chain_seq := NULL; NEW.previous_hash := NULL; NEW.hash := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entries_added BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_unsealed_entry();

-- The end of each chain: without it the newest entries could be cut off unseen. The app reads it and never writes it.
CREATE TABLE audit_chains (
  org_id uuid PRIMARY KEY REFERENCES orgs(id),
  seq bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  sealed_at timestamptz NOT NULL DEFAULT now()
);
CALL tenant_table('audit_chains', 'SELECT', true);

-- What is hashed of an entry: a JSON list of all that it says, in this order, times in UTC to the microsecond.
CREATE FUNCTION audit_canonical(e audit_entries, seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(1, seq, e.org_id, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_type, e.actor_id,
    e.actor_name, e.view_as, e.action, e.target_type, e.target_id, e.before, e.after, e.ip, e.request_id)::text
$$;

-- Seals what an org has not sealed yet, oldest first, and answers how many. A definer function because the app may not update
-- entries; the lock on the end of the chain makes sealers of one org wait for each other.
CREATE FUNCTION audit_seal(p_org uuid, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_seq bigint; v_hash bytea; v_before bytea; v_count integer := 0; v_entry audit_entries;
BEGIN
  IF p_org IS DISTINCT FROM current_org() THEN RAISE EXCEPTION 'audit_seal: % is not the active organisation', p_org; END IF;
  INSERT INTO audit_chains (org_id) VALUES (p_org) ON CONFLICT DO NOTHING;
  SELECT c.seq, c.hash INTO v_seq, v_hash FROM audit_chains c WHERE c.org_id = p_org FOR UPDATE;
  -- Somebody put an entry after the end by hand: nothing is built on it, and the check names it.
  IF EXISTS (SELECT 1 FROM audit_entries e WHERE e.org_id = p_org AND e.chain_seq > v_seq) THEN RETURN 0; END IF;
  FOR v_entry IN SELECT e.* FROM audit_entries e WHERE e.org_id = p_org AND e.hash IS NULL ORDER BY e.id LIMIT p_limit LOOP
    v_before := v_hash; v_seq := v_seq + 1; v_count := v_count + 1;
    v_hash := sha256(v_before || convert_to(audit_canonical(v_entry, v_seq), 'UTF8'));
    UPDATE audit_entries SET chain_seq = v_seq, previous_hash = v_before, hash = v_hash WHERE org_id = p_org AND id = v_entry.id;
  END LOOP;
  IF v_count > 0 THEN UPDATE audit_chains SET seq = v_seq, hash = v_hash, sealed_at = now() WHERE org_id = p_org; END IF;
  RETURN v_count;
END $$;
ALTER FUNCTION audit_seal(uuid, integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION audit_seal(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_seal(uuid, integer) TO ringback_app;

-- Orgs with something to seal, or all that have a trail: asked before any org is set.
CREATE FUNCTION audit_orgs(only_unsealed boolean) RETURNS TABLE (org_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF only_unsealed THEN RETURN QUERY SELECT DISTINCT e.org_id FROM audit_entries e WHERE e.hash IS NULL;
  ELSE RETURN QUERY SELECT o.id FROM orgs o ORDER BY o.id;
  END IF;
END $$;
ALTER FUNCTION audit_orgs(boolean) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION audit_orgs(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_orgs(boolean) TO ringback_app;
