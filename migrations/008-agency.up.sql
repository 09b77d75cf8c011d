-- What an agency does with its client orgs: pausing and removing them.

-- Since when and why an org is paused, when it was resumed, when it left.
ALTER TABLE orgs
  ADD COLUMN paused_at timestamptz,
  ADD COLUMN pause_reason text,
  ADD COLUMN resumed_at timestamptz,
  ADD COLUMN removed_at timestamptz;
