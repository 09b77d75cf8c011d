DROP FUNCTION vectors_due(text, integer);
DROP TABLE knowledge_models, knowledge_vectors;
ALTER TABLE knowledge_chunks DROP COLUMN text_key;
