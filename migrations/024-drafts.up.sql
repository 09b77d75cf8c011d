-- Replies of the assistant that wait for a person's word. A draft is an outbound in a state that no claim takes: it becomes `queued`
-- by an approval and by nothing else, and it expires with the customer's next text, in the transaction that stores that text.
ALTER TABLE org_settings ADD COLUMN reply_mode text NOT NULL DEFAULT 'send' CHECK (reply_mode IN ('send', 'draft'));
-- null: as the business decided for all its threads
ALTER TABLE conversations ADD COLUMN reply_mode text CHECK (reply_mode IN ('send', 'draft'));
-- kept by the trigger below, so that a text that comes in asks nothing of a thread without drafts
ALTER TABLE conversations ADD COLUMN has_drafts boolean NOT NULL DEFAULT false;

ALTER TABLE outbound DROP CONSTRAINT outbound_state_check;
ALTER TABLE outbound ADD CONSTRAINT outbound_state_check
  CHECK (state IN ('draft', 'queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'blocked', 'cancelled', 'expired', 'superseded', 'unknown'));
ALTER TABLE outbound ADD COLUMN reviewed_by_user_id uuid REFERENCES users(id);
ALTER TABLE outbound ADD COLUMN reviewed_at timestamptz;
CREATE INDEX outbound_drafts ON outbound (conversation_id) WHERE state = 'draft';
-- each claim of a turn asks for drafts of its thread that never left
CREATE INDEX messages_drafts ON messages (conversation_id, seq) WHERE kind = 'draft';

-- What a person changed in the words of a draft: who, and both versions. It goes with the person when they are erased.
CREATE TABLE message_edits (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  message_id uuid NOT NULL,
  user_id uuid REFERENCES users(id),
  before text NOT NULL,
  after text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (org_id, message_id) REFERENCES messages (org_id, id),
  UNIQUE (org_id, id)
);
CREATE INDEX message_edits_message ON message_edits (org_id, message_id);
CALL tenant_table('message_edits', 'SELECT, INSERT, DELETE');

CREATE FUNCTION note_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversations SET has_drafts = true WHERE org_id = NEW.org_id AND id = NEW.conversation_id AND NOT has_drafts;
  RETURN NULL;
END $$;
CREATE TRIGGER outbound_draft_added AFTER INSERT ON outbound FOR EACH ROW WHEN (NEW.state = 'draft') EXECUTE FUNCTION note_draft();

-- The row of the thread is locked by whoever moves its counter, and an approval locks it too: commit order decides between them.
CREATE FUNCTION expire_drafts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH gone AS (
    UPDATE outbound SET state = 'expired', block_reason = 'customer_replied', settled_at = now()
    WHERE org_id = NEW.org_id AND conversation_id = NEW.id AND state = 'draft' RETURNING message_id)
  INSERT INTO realtime_events (org_id, resource, record_id, type) SELECT NEW.org_id, 'messages', message_id::text, 'updated' FROM gone;
  NEW.has_drafts := false;
  RETURN NEW;
END $$;
CREATE TRIGGER conversations_drafts BEFORE UPDATE OF inbound_seq ON conversations FOR EACH ROW
  WHEN (NEW.has_drafts AND NEW.inbound_seq > OLD.inbound_seq) EXECUTE FUNCTION expire_drafts();
