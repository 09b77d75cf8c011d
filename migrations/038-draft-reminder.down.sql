CREATE OR REPLACE FUNCTION note_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversations SET has_drafts = true WHERE org_id = NEW.org_id AND id = NEW.conversation_id AND NOT has_drafts;
  RETURN NULL;
END $$;
-- nobody is left who knows what to do with these
DELETE FROM jobs WHERE kind = 'alerts.draft_waiting';
ALTER TABLE org_settings DROP COLUMN draft_reminder_minutes;
