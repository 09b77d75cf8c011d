DROP FUNCTION has_real_channel();
DROP FUNCTION active_channels(text);
DROP FUNCTION route_channel(text, text, text);
DROP TABLE lead_slot_history, lead_slots, leads, contact_identities, contacts, inbound_events, channel_accounts;
