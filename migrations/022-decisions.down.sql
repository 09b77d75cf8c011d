DROP FUNCTION erase_decision_contexts(uuid, uuid);
ALTER TABLE org_settings DROP COLUMN context_tokens;
DROP TABLE decision_businesses;
ALTER TABLE decisions DROP COLUMN goal, DROP COLUMN send_plan, DROP COLUMN cta, DROP COLUMN state_patch, DROP COLUMN handoff,
  DROP COLUMN follow_up, DROP COLUMN retrieval, DROP COLUMN rules, DROP COLUMN context, DROP COLUMN replay;
