UPDATE org_settings SET takeover_silence = 'remind' WHERE takeover_silence = 'reassign';
ALTER TABLE org_settings DROP CONSTRAINT org_settings_takeover_silence_check;
ALTER TABLE org_settings ADD CONSTRAINT org_settings_takeover_silence_check CHECK (takeover_silence IN ('remind', 'return'));
