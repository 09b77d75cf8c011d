DROP FUNCTION find_invite(bytea);
DROP TABLE invites, sign_in_links;
DROP FUNCTION find_api_key(bytea);
DROP TABLE api_keys;
