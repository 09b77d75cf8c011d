DROP INDEX usage_ledger_conversation;
