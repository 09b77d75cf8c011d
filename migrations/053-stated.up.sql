-- What a business states follows what it changes.

-- The documents that the answers gave when a version was generated, as a hash: the readiness page compares it with what they would
-- give now. A version that was edited has that of the one it was made from; null for versions from before this column.
ALTER TABLE profile_versions ADD COLUMN answers_hash text;

-- Under the pricing policy 'verified_only' a price is stated once somebody has confirmed it as it stands: cleared when it changes.
ALTER TABLE services ADD COLUMN price_confirmed_at timestamptz;
ALTER TABLE services ADD CONSTRAINT services_price_confirmed CHECK (price_confirmed_at IS NULL OR price_minor IS NOT NULL);
