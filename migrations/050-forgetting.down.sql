DROP TABLE knowledge_question_askers;
DROP INDEX knowledge_questions_contact;
ALTER TABLE knowledge_questions DROP COLUMN contact_id;
