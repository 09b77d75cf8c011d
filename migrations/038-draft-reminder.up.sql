-- A reply that waits for a person's word is brought to mind when nobody has looked at it for this long.
ALTER TABLE org_settings ADD COLUMN draft_reminder_minutes integer NOT NULL DEFAULT 15 CHECK (draft_reminder_minutes BETWEEN 1 AND 1440);

-- Set with the draft itself, so that a reply that waits for nobody costs nothing. The job looks whether the draft still waits.
CREATE OR REPLACE FUNCTION note_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversations SET has_drafts = true WHERE org_id = NEW.org_id AND id = NEW.conversation_id AND NOT has_drafts;
  INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at, conversation_id)
    SELECT gen_random_uuid(), NEW.org_id, 'alerts.draft_waiting', NEW.id::text, jsonb_build_object('outboundId', NEW.id),
      app_now() + make_interval(mins => s.draft_reminder_minutes), NEW.conversation_id
    FROM org_settings s WHERE s.org_id = NEW.org_id
  ON CONFLICT (org_id, kind, dedupe_key) DO NOTHING;
  RETURN NULL;
END $$;
