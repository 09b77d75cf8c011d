-- The faster limits of models, per client as well: over the hour or the 24 hours that end now. Empty means the installation's own.
ALTER TABLE org_quotas
  ADD COLUMN model_micros_per_day bigint CHECK (model_micros_per_day >= 0),
  ADD COLUMN model_micros_per_hour bigint CHECK (model_micros_per_hour >= 0),
  ADD COLUMN model_tokens_per_day bigint CHECK (model_tokens_per_day >= 0),
  ADD COLUMN model_tokens_per_conversation_hour bigint CHECK (model_tokens_per_conversation_hour >= 0);

-- What an org stores, in bytes: the texts of its knowledge with those that wait for a decision, and the files that it sends. Both run
-- with the rights of the caller, so that row-level security holds.
CREATE FUNCTION stored_bytes(org uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT ((SELECT coalesce(sum(octet_length(k.content) + coalesce(octet_length(k.found_content), 0)), 0) FROM knowledge_documents k WHERE k.org_id = org)
    + (SELECT coalesce(sum(f.size_bytes), 0) FROM onboarding_files f WHERE f.org_id = org))::bigint
$$;
-- Members and open invites: each takes a seat.
CREATE FUNCTION taken_seats(org uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT count(*) FROM memberships m WHERE m.org_id = org)
    + (SELECT count(*) FROM invites i WHERE i.org_id = org AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now())
$$;
