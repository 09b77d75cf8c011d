DROP FUNCTION ingest_message(uuid, uuid, uuid, text, jsonb, text, text, text, bytea, text, text, uuid, uuid, uuid, uuid, uuid, text, jsonb, timestamptz, interval, interval, boolean);
DROP FUNCTION erase_contact_traces(text, uuid, uuid, text[]);
DROP POLICY system ON appointment_history;
DROP POLICY system ON appointments;
DROP POLICY system ON inbound_events;
REVOKE SELECT, UPDATE ON appointment_history, appointments, inbound_events FROM ringback_system;
DROP FUNCTION backlog();
DROP FUNCTION due_work(text, integer, interval);
DROP TABLE usage_ledger, staff_alerts, notification_reads, notifications, calls, escalations, parked_receipts, outbound, outbound_groups, decisions, messages, conversations;
