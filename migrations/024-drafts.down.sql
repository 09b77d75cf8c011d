DROP TRIGGER conversations_drafts ON conversations;
DROP TRIGGER outbound_draft_added ON outbound;
DROP FUNCTION expire_drafts();
DROP FUNCTION note_draft();
DROP TABLE message_edits;
DROP INDEX messages_drafts;
DROP INDEX outbound_drafts;
-- without the state nothing may make a draft leave
UPDATE outbound SET state = 'cancelled', block_reason = 'draft_withdrawn', settled_at = now() WHERE state = 'draft';
ALTER TABLE outbound DROP COLUMN reviewed_at, DROP COLUMN reviewed_by_user_id;
ALTER TABLE outbound DROP CONSTRAINT outbound_state_check;
ALTER TABLE outbound ADD CONSTRAINT outbound_state_check
  CHECK (state IN ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'blocked', 'cancelled', 'expired', 'superseded', 'unknown'));
ALTER TABLE conversations DROP COLUMN has_drafts, DROP COLUMN reply_mode;
ALTER TABLE org_settings DROP COLUMN reply_mode;
