ALTER TABLE profile_versions DROP COLUMN answers_hash;
