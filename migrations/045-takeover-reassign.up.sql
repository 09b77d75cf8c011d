-- What a business may choose where somebody who holds a conversation stays silent: that its colleagues are called, too.
ALTER TABLE org_settings DROP CONSTRAINT org_settings_takeover_silence_check;
ALTER TABLE org_settings ADD CONSTRAINT org_settings_takeover_silence_check CHECK (takeover_silence IN ('remind', 'reassign', 'return'));
