DROP FUNCTION find_api_key(bytea);
DROP TABLE api_keys;
