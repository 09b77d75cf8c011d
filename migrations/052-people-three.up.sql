-- People, third part: whose address was proved, and people of the agency who come by invite.

-- Since when we know that the person behind an account reads its address: by a link from a mail, or because whoever runs the installation
-- made the account. Before that a password could be anybody's who typed in the address, so the first proof drops it.
ALTER TABLE users ADD COLUMN email_proved_at timestamptz;

-- Known of those that are here: they were made by an invite or a sign-up, both in one transaction with the account, or at the first start.
ALTER TABLE invites NO FORCE ROW LEVEL SECURITY;
UPDATE users u SET email_proved_at = now()
  WHERE EXISTS (SELECT 1 FROM invites i WHERE i.email = u.email AND i.accepted_at = u.created_at)
     OR EXISTS (SELECT 1 FROM signups s WHERE s.email = u.email AND s.used_at = u.created_at)
     OR EXISTS (SELECT 1 FROM agency_memberships a WHERE a.user_id = u.id);
ALTER TABLE invites FORCE ROW LEVEL SECURITY;

-- `setup`: where somebody who was added to a business chooses their password.
ALTER TABLE sign_in_links DROP CONSTRAINT sign_in_links_purpose_check,
  ADD CONSTRAINT sign_in_links_purpose_check CHECK (purpose IN ('magic', 'reset', 'setup'));

-- An invite of the agency's own org may be one into the agency: then its role is one of the agency, and no own role of the org.
ALTER TABLE invites DROP COLUMN role_id;
ALTER TABLE invites ADD COLUMN role_id uuid GENERATED ALWAYS AS (
  CASE WHEN role IN ('org_owner', 'org_agent', 'viewer', 'agency_owner', 'agency_staff') THEN NULL ELSE role::uuid END) STORED;

-- Whoever leaves an agency leaves no grant behind, in none of its clients: invited again they begin with none. One statement, because the
-- grants lie in many orgs and a half is not enough.
CREATE FUNCTION end_agency_grants(p_agency uuid, p_user uuid) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (DELETE FROM agency_grants g USING orgs o WHERE o.id = g.org_id AND o.agency_id = p_agency AND g.user_id = p_user RETURNING 1)
  SELECT count(*)::integer FROM ended
$$;
ALTER FUNCTION end_agency_grants(uuid, uuid) OWNER TO ringback_system;
REVOKE ALL ON FUNCTION end_agency_grants(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_agency_grants(uuid, uuid) TO ringback_app;
