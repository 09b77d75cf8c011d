DROP FUNCTION forget_quotes(uuid, uuid);
REVOKE SELECT, UPDATE (documents) ON profile_versions FROM ringback_system;
DROP POLICY system ON profile_versions;
DROP TABLE testimonial_marks;
ALTER TABLE testimonials DROP COLUMN contact_id;
