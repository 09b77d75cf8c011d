DROP FUNCTION sweep_expired();
DROP FUNCTION realtime_bounds();
DROP FUNCTION realtime_tail(bigint, integer);
DROP TABLE audit_entries, idempotency_keys, realtime_events, jobs;
