-- Whose question it is that nothing answered, calls of people nobody knows, and what staff did counts as hearing of somebody (rules.md C-17, C-18).

-- What stands there from conversations are whole texts of customers, and nobody can tell whose: they are asked again.
DELETE FROM knowledge_questions WHERE source = 'conversation';

-- Whose words stand in `question`; empty when a tester's do.
ALTER TABLE knowledge_questions ADD COLUMN contact_id uuid, ADD FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id);
CREATE INDEX knowledge_questions_contact ON knowledge_questions (org_id, contact_id) WHERE contact_id IS NOT NULL;

-- Each customer who asked it, with their own words for it: when one is forgotten, the question stands in the words of another, or goes.
CREATE TABLE knowledge_question_askers (
  org_id uuid NOT NULL REFERENCES orgs(id),
  question_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  question text NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, question_id, contact_id),
  FOREIGN KEY (org_id, question_id) REFERENCES knowledge_questions (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id)
);
CREATE INDEX knowledge_question_askers_contact ON knowledge_question_askers (org_id, contact_id);
CALL tenant_table('knowledge_question_askers', 'SELECT, INSERT, UPDATE, DELETE');

-- What staff wrote on an action, or put off to a day that is still ahead, and who took a thread over are signs of somebody too.
GRANT SELECT (org_id, contact_id, conversation_id, lead_id, status, due_at, snoozed_until, updated_at) ON escalations TO ringback_system;
GRANT SELECT (id) ON leads TO ringback_system;
CREATE POLICY system ON escalations TO ringback_system USING (true);
CREATE INDEX escalations_contact ON escalations (org_id, contact_id);
CREATE INDEX escalations_lead ON escalations (org_id, lead_id);

-- People of an org whose last activity is older than its retention time: nothing written, called, booked, or changed by staff since. A
-- visit or an action that is ahead is activity. One person when p_contact is given. Runs with the rights of the caller.
CREATE OR REPLACE FUNCTION retention_due(p_org uuid, p_contact uuid, lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT c.id FROM contacts c
  JOIN (SELECT app_now() - make_interval(days => s.retention_days) AS at FROM org_settings s WHERE s.org_id = p_org) cut ON c.updated_at < cut.at
  WHERE c.org_id = p_org AND c.anonymised_at IS NULL AND c.hold_at IS NULL AND c.merged_into IS NULL AND (p_contact IS NULL OR c.id = p_contact)
    AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.org_id = p_org AND l.contact_id = c.id AND greatest(l.last_activity_at, l.updated_at) >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM conversations v WHERE v.org_id = p_org AND v.contact_id = c.id AND greatest(v.last_message_at, v.handler_since) >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = p_org AND a.contact_id = c.id AND greatest(a.ends_at, a.updated_at) >= cut.at)
    AND NOT EXISTS (SELECT 1 FROM calls k JOIN contact_identities i ON i.org_id = p_org AND i.contact_id = c.id AND i.value = k.from_address
      WHERE k.org_id = p_org AND k.started_at >= cut.at)
    AND NOT EXISTS (
      SELECT 1 FROM (
        SELECT e.updated_at, e.status, e.due_at, e.snoozed_until FROM escalations e WHERE e.org_id = p_org AND e.contact_id = c.id
        UNION ALL
        SELECT e.updated_at, e.status, e.due_at, e.snoozed_until FROM conversations v
          JOIN escalations e ON e.org_id = p_org AND e.conversation_id = v.id WHERE v.org_id = p_org AND v.contact_id = c.id
        UNION ALL
        SELECT e.updated_at, e.status, e.due_at, e.snoozed_until FROM leads l
          JOIN escalations e ON e.org_id = p_org AND e.lead_id = l.id WHERE l.org_id = p_org AND l.contact_id = c.id
      ) about
      WHERE about.updated_at >= cut.at OR (about.status <> 'resolved' AND greatest(about.snoozed_until, about.due_at) > app_now()))
  ORDER BY c.updated_at LIMIT lim
$$;

-- Calls of an org that are older than its retention time, still say something, and belong to nobody it knows: a withheld number, a
-- stranger who was answered. Those of known people go with them. Runs with the rights of the caller.
CREATE FUNCTION retention_calls(p_org uuid, lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT k.id FROM calls k
  JOIN (SELECT app_now() - make_interval(days => s.retention_days) AS at FROM org_settings s WHERE s.org_id = p_org) cut ON k.started_at < cut.at
  WHERE k.org_id = p_org
    AND ((k.from_address <> 'erased' AND NOT k.is_withheld) OR k.forwarded_from IS NOT NULL OR k.recording_url IS NOT NULL
      OR k.recording_seconds IS NOT NULL OR k.transcription IS NOT NULL OR k.events <> '[]')
    AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.org_id = p_org AND c.id = k.contact_id AND c.anonymised_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM contact_identities i WHERE i.org_id = p_org AND i.value IN (k.from_address, k.forwarded_from))
  ORDER BY k.started_at LIMIT lim
$$;
REVOKE ALL ON FUNCTION retention_calls(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_calls(uuid, integer) TO ringback_app, ringback_system;
CREATE OR REPLACE FUNCTION retention_orgs(lim integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM orgs o WHERE EXISTS (SELECT 1 FROM retention_due(o.id, NULL, 1)) OR EXISTS (SELECT 1 FROM retention_calls(o.id, 1)) LIMIT lim
$$;
