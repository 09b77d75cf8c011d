DROP FUNCTION taken_seats(uuid);
DROP FUNCTION stored_bytes(uuid);
ALTER TABLE org_quotas
  DROP COLUMN model_tokens_per_conversation_hour,
  DROP COLUMN model_tokens_per_day,
  DROP COLUMN model_micros_per_hour,
  DROP COLUMN model_micros_per_day;
