DROP FUNCTION cta_by_completion(bytea);
DROP FUNCTION cta_offer_by_code(bytea);
REVOKE SELECT ON ctas FROM ringback_system;
DROP POLICY system ON ctas;
ALTER TABLE ctas DROP COLUMN completion_hash, DROP COLUMN completion_hint;
DROP TABLE cta_events;
DROP TABLE cta_offers;
