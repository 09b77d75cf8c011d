ALTER TABLE services DROP COLUMN price_confirmed_at;
ALTER TABLE profile_versions DROP COLUMN answers_hash;
