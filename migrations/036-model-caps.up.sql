-- The faster limits of models, per client as well: over the hour or the 24 hours that end now. Empty means the installation's own.
ALTER TABLE org_quotas
  ADD COLUMN model_micros_per_day bigint CHECK (model_micros_per_day >= 0),
  ADD COLUMN model_micros_per_hour bigint CHECK (model_micros_per_hour >= 0),
  ADD COLUMN model_tokens_per_day bigint CHECK (model_tokens_per_day >= 0),
  ADD COLUMN model_tokens_per_conversation_hour bigint CHECK (model_tokens_per_conversation_hour >= 0);
