-- As 006 made it.
CREATE OR REPLACE FUNCTION ingest_texts(p_texts jsonb) RETURNS TABLE (place integer, outcome text, conversation_id uuid, wake_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE t record; r record; v_account uuid; v_org uuid;
BEGIN
  PERFORM set_config('lock_timeout', '100', true);
  FOR t IN SELECT x.* FROM jsonb_to_recordset(p_texts) AS x(place integer, account uuid, receiver text, sid text, raw jsonb, kind text, sender text,
      profile_name text, hmac text, channel text, source text, ids uuid[], body text, media jsonb, provider_at timestamptz,
      quiet interval, cap interval, is_short boolean) ORDER BY x.account, x.sender, x.place LOOP
    place := t.place; outcome := 'alone'; conversation_id := NULL; wake_at := NULL;
    IF v_account IS DISTINCT FROM t.account THEN
      v_account := t.account;
      SELECT c.org_id INTO v_org FROM route_channel('twilio', t.channel, t.receiver) c WHERE c.channel_account_id = t.account;
      PERFORM set_config('app.org_id', coalesce(v_org::text, ''), true), set_config('app.org_ids', '{' || coalesce(v_org::text, '') || '}', true);
    END IF;
    IF v_org IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff_phones s WHERE s.org_id = v_org AND s.phone = t.sender) THEN
      BEGIN
        SELECT i.conversation_id, i.wake_at, i.handler, i.is_suppressed, i.is_blocked INTO r FROM ingest_message(v_org, t.account, t.ids[1], t.sid, t.raw,
          t.kind, t.sender, t.profile_name, decode(t.hmac, 'hex'), t.channel, t.source, t.ids[2], t.ids[3], t.ids[4], t.ids[5], t.ids[6],
          t.body, t.media, t.provider_at, t.quiet, t.cap, t.is_short) i;
        IF r.conversation_id IS NULL THEN
          outcome := 'known';
        ELSIF r.handler = 'ai' AND NOT r.is_suppressed AND NOT r.is_blocked THEN
          outcome := 'stored'; conversation_id := r.conversation_id; wake_at := r.wake_at;
        ELSE
          RAISE EXCEPTION 'more than storing';
        END IF;
      EXCEPTION WHEN OTHERS THEN
        outcome := 'alone';
      END;
    END IF;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('app.org_id', '', true), set_config('app.org_ids', '', true);
END $$;
