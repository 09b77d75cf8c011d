DROP INDEX conversations_waking;
DROP INDEX outbound_superseded;
DROP FUNCTION send_counts(uuid, bytea, text, timestamptz);
DROP FUNCTION suppression_of(uuid, bytea, text);
ALTER TABLE outbound DROP COLUMN to_hmac;
