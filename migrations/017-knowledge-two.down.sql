DROP FUNCTION knowledge_due(interval, interval, integer);
ALTER TABLE knowledge_documents DROP COLUMN failed_checks, DROP COLUMN check_after;
DROP TABLE knowledge_questions;
