-- Whose question it is that nothing answered (rules.md C-17).

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
