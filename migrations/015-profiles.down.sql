DROP TRIGGER conversations_profile_test ON conversations;
DROP FUNCTION choose_profile_test();
DROP FUNCTION profile_bucket(uuid, uuid);
ALTER TABLE conversations DROP COLUMN profile_version_id, DROP COLUMN profile_test_id;
DROP TABLE profile_releases, profile_states, profile_versions;
