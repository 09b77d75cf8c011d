CREATE OR REPLACE FUNCTION retention_orgs(lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE EXISTS (SELECT 1 FROM retention_due(o.id, NULL, 1)) LIMIT lim
$$;
DROP FUNCTION retention_calls(uuid, integer);
CREATE OR REPLACE FUNCTION retention_due(p_org uuid, p_contact uuid, lim integer) RETURNS SETOF uuid
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
DROP INDEX escalations_lead;
DROP INDEX escalations_contact;
REVOKE SELECT (id) ON leads FROM ringback_system;
DROP POLICY system ON escalations;
REVOKE SELECT (org_id, contact_id, conversation_id, lead_id, status, due_at, snoozed_until, updated_at) ON escalations FROM ringback_system;
DROP TABLE knowledge_question_askers;
DROP INDEX knowledge_questions_contact;
ALTER TABLE knowledge_questions DROP COLUMN contact_id;
