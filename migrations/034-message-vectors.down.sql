DROP FUNCTION message_vectors_due(text, integer, integer);
DROP TRIGGER messages_forget_vector ON messages;
DROP FUNCTION forget_message_vector();
DROP TABLE message_vectors;
