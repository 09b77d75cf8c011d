DROP FUNCTION knowledge_search(uuid, text[], integer);
DROP TABLE knowledge_scans, knowledge_terms, knowledge_chunks, knowledge_documents;
DROP FUNCTION count_knowledge_terms();
DROP EXTENSION btree_gin;
