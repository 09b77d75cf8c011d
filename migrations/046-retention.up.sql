-- How long a business keeps people it has heard nothing of, and who must be kept whatever the time (rules.md C-18).

ALTER TABLE org_settings ADD COLUMN retention_days integer NOT NULL DEFAULT 730 CHECK (retention_days BETWEEN 30 AND 3650);

-- A legal hold: why, who placed it and when. While it stands, nothing about the person is erased or anonymised.
ALTER TABLE contacts
  ADD COLUMN hold_reason text,
  ADD COLUMN hold_by_name text,
  ADD COLUMN hold_at timestamptz,
  -- set by an erasure and by the end of the retention time; a later change of the row empties it
  ADD COLUMN anonymised_at timestamptz,
  ADD CONSTRAINT contacts_hold CHECK ((hold_at IS NULL) = (hold_reason IS NULL) AND (hold_at IS NULL) = (hold_by_name IS NULL));
CREATE INDEX contacts_retention ON contacts (org_id, updated_at) WHERE anonymised_at IS NULL AND hold_at IS NULL AND merged_into IS NULL;

-- People of an org whose last activity is older than its retention time: nothing written, called, booked, or changed by staff since. A
-- visit that is ahead is activity. One person when p_contact is given. Runs with the rights of the caller.
CREATE FUNCTION retention_due(p_org uuid, p_contact uuid, lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT c.id FROM contacts c
  JOIN (SELECT app_now() - make_interval(days => s.retention_days) AS at FROM org_settings s WHERE s.org_id = p_org) cut ON c.updated_at < cut.at
  WHERE c.org_id = p_org AND c.anonymised_at IS NULL AND c.hold_at IS NULL AND c.merged_into IS NULL AND (p_contact IS NULL OR c.id = p_contact)
    AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.org_id = p_org AND l.contact_id = c.id AND greatest(l.last_activity_at, l.updated_at) >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM conversations v WHERE v.org_id = p_org AND v.contact_id = c.id AND v.last_message_at >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = p_org AND a.contact_id = c.id AND greatest(a.ends_at, a.updated_at) >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM calls k JOIN contact_identities i ON i.org_id = p_org AND i.contact_id = c.id AND i.value = k.from_address
      WHERE k.org_id = p_org AND k.started_at >= cut.at)
  ORDER BY c.updated_at LIMIT lim
$$;

-- Which orgs have such people, before any org is known; ids only.
CREATE POLICY system ON contacts TO ringback_system USING (true);
CREATE POLICY system ON contact_identities TO ringback_system USING (true);
CREATE POLICY system ON leads TO ringback_system USING (true);
CREATE POLICY system ON org_settings TO ringback_system USING (true);
GRANT SELECT (id, org_id, merged_into, updated_at, anonymised_at, hold_at) ON contacts TO ringback_system;
GRANT SELECT (org_id, contact_id, value) ON contact_identities TO ringback_system;
GRANT SELECT (org_id, contact_id, last_activity_at, updated_at) ON leads TO ringback_system;
GRANT SELECT (org_id, retention_days) ON org_settings TO ringback_system;
REVOKE ALL ON FUNCTION retention_due(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_due(uuid, uuid, integer) TO ringback_app, ringback_system;
CREATE FUNCTION retention_orgs(lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE EXISTS (SELECT 1 FROM retention_due(o.id, NULL, 1)) LIMIT lim
$$;
ALTER FUNCTION retention_orgs(integer) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION retention_orgs(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_orgs(integer) TO ringback_app;
