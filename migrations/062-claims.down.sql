ALTER TABLE conversations DROP COLUMN claim_id;
