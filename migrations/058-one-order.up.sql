-- Who a text is from and who answers it, decided once whatever else commits meanwhile; and a lock on which an opt-out and a send meet.

-- The key of the lock on an address: held alone where an opt-out of it is written, shared where a send is claimed, so that no claim commits
-- behind an opt-out that it has not seen. By the address alone, because an opt-out of the whole installation is one as well. It is taken
-- before any row: whoever waits for it holds nothing that its holders could want (docs/message-path.md).
CREATE FUNCTION address_lock(p_hmac bytea) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT hashtextextended(encode(p_hmac, 'hex'), 58) $$;
REVOKE ALL ON FUNCTION address_lock(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION address_lock(bytea) TO ringback_app;

-- The person with this number, null for a stranger. One number is one person on the phone and on WhatsApp (rules.md C-08): known under the
-- other kind, they get this one too, under the given id. What it finds is held until the commit, as an erasure holds it. Behind a null the
-- number is the caller's until the commit: of two first texts on two channels one makes the person, the other finds them.
CREATE FUNCTION contact_of(p_org uuid, p_kind text, p_value text, p_identity uuid) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE v_contact uuid;
BEGIN
  SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_kind AND i.value = p_value FOR KEY SHARE;
  IF FOUND OR p_kind NOT IN ('phone', 'whatsapp') THEN RETURN v_contact; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_org || p_value, 59));
  SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_kind AND i.value = p_value FOR KEY SHARE;
  IF FOUND THEN RETURN v_contact; END IF;
  SELECT i.contact_id INTO v_contact FROM contact_identities i
    WHERE i.org_id = p_org AND i.kind = CASE p_kind WHEN 'phone' THEN 'whatsapp' ELSE 'phone' END AND i.value = p_value FOR KEY SHARE;
  IF FOUND THEN
    INSERT INTO contact_identities (id, org_id, contact_id, kind, value) VALUES (p_identity, p_org, v_contact, p_kind, p_value)
      ON CONFLICT (org_id, kind, value) DO NOTHING;
    -- given to somebody by hand meanwhile
    IF NOT FOUND THEN
      SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_kind AND i.value = p_value FOR KEY SHARE;
      RETURN v_contact;
    END IF;
    INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES (p_org, 'contacts', v_contact::text, 'updated');
  END IF;
  RETURN v_contact;
END $$;
REVOKE ALL ON FUNCTION contact_of(uuid, text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION contact_of(uuid, text, text, uuid) TO ringback_app;

-- As in 006, with three changes: who the sender is, a thread that somebody else opened meanwhile, and which of several opt-outs is told.
CREATE OR REPLACE FUNCTION ingest_message(
  p_org uuid, p_account uuid, p_event uuid, p_sid text, p_raw jsonb,
  p_identity_kind text, p_from text, p_profile_name text, p_hmac bytea, p_channel text, p_lead_source text,
  p_contact uuid, p_identity uuid, p_lead uuid, p_conversation uuid, p_message uuid,
  p_body text, p_media jsonb, p_provider_at timestamptz,
  p_quiet interval, p_cap interval, p_is_short boolean
) RETURNS TABLE (
  contact_id uuid, lead_id uuid, conversation_id uuid, seq bigint, handler text, handler_user_id uuid, memory jsonb,
  is_suppressed boolean, suppression_source text, is_blocked boolean, has_booking boolean, was_opened boolean, wake_at timestamptz, processed_seq bigint
) LANGUAGE plpgsql AS $$
DECLARE
  v_contact uuid; v_blocked boolean; v_lead uuid; v_conv conversations%ROWTYPE; v_opened boolean := false;
  v_at timestamptz := coalesce(p_provider_at, app_now()); v_now timestamptz := app_now(); v_suppressed text; v_wake timestamptz;
BEGIN
  INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw)
    VALUES (p_event, p_org, p_account, 'message', p_sid, p_raw) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN; END IF;

  -- held until the commit: an erasure of this person waits for us, or we wait for it and meet a stranger
  SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_identity_kind AND i.value = p_from FOR KEY SHARE;
  IF v_contact IS NULL THEN v_contact := contact_of(p_org, p_identity_kind, p_from, p_identity); END IF;
  IF v_contact IS NULL THEN
    INSERT INTO contacts (id, org_id, name) VALUES (p_contact, p_org, p_profile_name);
    INSERT INTO contact_identities (id, org_id, contact_id, kind, value) VALUES (p_identity, p_org, p_contact, p_identity_kind, p_from)
      ON CONFLICT (org_id, kind, value) DO NOTHING;
    IF FOUND THEN
      v_contact := p_contact;
      INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES (p_org, 'contacts', p_contact::text, 'created');
    ELSE
      DELETE FROM contacts c WHERE c.id = p_contact;
      SELECT i.contact_id INTO v_contact FROM contact_identities i WHERE i.org_id = p_org AND i.kind = p_identity_kind AND i.value = p_from;
    END IF;
  END IF;
  SELECT c.is_blocked INTO v_blocked FROM contacts c WHERE c.id = v_contact;

  -- one open lead per contact
  SELECT l.id INTO v_lead FROM leads l WHERE l.org_id = p_org AND l.contact_id = v_contact AND l.is_open;
  IF v_lead IS NULL THEN
    INSERT INTO leads (id, org_id, contact_id, source) VALUES (p_lead, p_org, v_contact, p_lead_source) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      v_lead := p_lead;
      INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES (p_org, 'leads', p_lead::text, 'created');
    ELSE
      SELECT l.id INTO v_lead FROM leads l WHERE l.org_id = p_org AND l.contact_id = v_contact AND l.is_open;
    END IF;
  END IF;

  -- the one open thread; an inbound within 30 days reopens the last one, at the stage it had: "thanks" after a booking asks for nothing.
  -- Whoever was faster has decided who answers it: a thread that they opened while we waited for its row is not opened again but found
  -- by the next round. Each round that finds nothing follows a change that somebody else has committed.
  FOR round IN 1..10 LOOP
    SELECT * INTO v_conv FROM conversations c WHERE c.channel_account_id = p_account AND c.contact_id = v_contact AND c.status = 'open' FOR UPDATE;
    EXIT WHEN FOUND;
    UPDATE conversations c SET status = 'open', close_reason = NULL, closed_at = NULL, handler = 'ai', handler_user_id = NULL, handler_since = v_now,
        opened_at = v_now, follow_up_count = 0
      WHERE c.status <> 'open'
        AND c.id = (SELECT x.id FROM conversations x WHERE x.channel_account_id = p_account AND x.contact_id = v_contact
                      AND x.last_message_at > v_now - interval '30 days' ORDER BY x.last_message_at DESC LIMIT 1)
      RETURNING * INTO v_conv;
    v_opened := FOUND;
    EXIT WHEN FOUND;
    INSERT INTO conversations (id, org_id, contact_id, channel_account_id, lead_id, contact_address, opened_at, handler_since, last_message_at)
      VALUES (p_conversation, p_org, v_contact, p_account, v_lead, p_from, v_now, v_now, v_now) ON CONFLICT DO NOTHING RETURNING * INTO v_conv;
    v_opened := FOUND;
    EXIT WHEN FOUND;
  END LOOP;
  IF v_conv.id IS NULL THEN RAISE EXCEPTION 'ingest_message: the thread changes too fast' USING ERRCODE = 'serialization_failure'; END IF;

  -- of several opt-outs the one that START may not lift, or it would promise texts that the gate holds back; then the widest
  IF EXISTS (SELECT 1 FROM global_suppressions g WHERE g.address_hmac = p_hmac) THEN
    v_suppressed := 'global';
  ELSE
    SELECT s.source INTO v_suppressed FROM suppressions s
      WHERE s.org_id = p_org AND s.address_hmac = p_hmac AND s.lifted_at IS NULL AND s.scope IN ('all', p_channel)
      -- of several the one that is hardest to lift (START lifts the last three)
      ORDER BY array_position(ARRAY['staff', 'import', 'api', 'free_text', 'provider', 'keyword'], s.source::text), s.scope <> 'all', s.created_at, s.id
      LIMIT 1;
  END IF;

  v_wake := least(v_now + CASE WHEN p_is_short AND v_conv.memory -> 'pending' IS NOT NULL AND jsonb_typeof(v_conv.memory -> 'pending') = 'object' THEN interval '0' ELSE p_quiet END,
                  coalesce(v_conv.first_wait_at, v_now) + p_cap);
  UPDATE conversations c SET
      last_seq = c.last_seq + 1, inbound_seq = c.last_seq + 1, lead_id = v_lead,
      last_inbound_at = greatest(c.last_inbound_at, v_at), service_window_until = greatest(c.service_window_until, v_at + interval '24 hours'),
      last_message_at = v_now, last_preview = left(p_body, 160), unread_count = c.unread_count + 1,
      first_wait_at = coalesce(c.first_wait_at, v_now), wake_at = v_wake, hinted_at = NULL, next_follow_up_at = NULL, follow_up_count = 0,
      is_dead = false, turn_attempts = CASE WHEN c.is_dead THEN 0 ELSE c.turn_attempts END
    WHERE c.id = v_conv.id RETURNING * INTO v_conv;
  INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, body, media, provider_message_id, provider_at, created_at)
    VALUES (p_message, p_org, v_conv.id, p_account, v_conv.inbound_seq, 'in', 'customer', p_body, p_media, p_sid, p_provider_at, v_now);

  UPDATE jobs j SET state = 'cancelled', finished_at = now() WHERE j.conversation_id = v_conv.id AND j.state = 'pending' AND j.cancel_on_reply;
  UPDATE outbound o SET state = 'cancelled', block_reason = 'customer_replied', settled_at = now()
    WHERE o.conversation_id = v_conv.id AND o.state = 'queued' AND o.lane IN ('ai_nudge', 'configured_sequence');
  UPDATE leads l SET engaged_at = coalesce(l.engaged_at, v_now), last_activity_at = v_now,
      status = CASE WHEN l.status IN ('new', 'contacted', 'unresponsive') THEN 'qualifying' ELSE l.status END
    WHERE l.id = v_lead;
  INSERT INTO realtime_events (org_id, resource, record_id, type) VALUES
    (p_org, 'messages', p_message::text, 'created'), (p_org, 'conversations', v_conv.id::text, 'updated'), (p_org, 'leads', v_lead::text, 'updated');

  RETURN QUERY SELECT v_contact, v_lead, v_conv.id, v_conv.inbound_seq, v_conv.handler, v_conv.handler_user_id, v_conv.memory,
    v_suppressed IS NOT NULL, v_suppressed, v_blocked,
    EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = p_org AND a.contact_id = v_contact AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > v_now),
    v_opened, v_wake, v_conv.processed_seq;
END $$;
