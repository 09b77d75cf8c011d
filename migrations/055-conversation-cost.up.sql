-- What one conversation cost is read with its page. Rows that cost nothing, such as the one before each call, are left out.
CREATE INDEX usage_ledger_conversation ON usage_ledger (org_id, conversation_id) WHERE conversation_id IS NOT NULL AND cost_micros > 0;
