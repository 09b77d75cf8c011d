-- What a business states follows what it changes.

-- The documents that the answers gave when a version was generated, as a hash: the readiness page compares it with what they would
-- give now. A version that was edited has that of the one it was made from; null for versions from before this column.
ALTER TABLE profile_versions ADD COLUMN answers_hash text;
