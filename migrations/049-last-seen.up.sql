-- When a member last got a token for this business: written at a sign-in, a switch and each renewal, so it is true to ten minutes.
-- It stands at the membership, not at the session: what a person does in another business is not this one's to see.
ALTER TABLE memberships ADD COLUMN last_seen_at timestamptz;
