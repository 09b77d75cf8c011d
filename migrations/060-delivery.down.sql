CREATE OR REPLACE FUNCTION due_work(work text, lim integer, grace interval, skip uuid[]) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF work = 'turn' THEN
    RETURN QUERY UPDATE conversations c SET hinted_at = now() FROM (
      SELECT x.id FROM conversations x
      WHERE x.wake_at <= app_now() - grace AND x.org_id <> ALL (skip) AND x.inbound_seq > x.processed_seq AND NOT x.is_dead
        AND (x.lease_until IS NULL OR x.lease_until < now())
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
        -- a business at its limit of turns would only turn the row away
        AND x.org_id NOT IN (SELECT b.org_id FROM conversations b WHERE b.wake_at IS NOT NULL AND b.lease_until > now() GROUP BY b.org_id HAVING count(*) >= 20)
      ORDER BY x.wake_at LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE c.id = d.id RETURNING c.org_id, c.id;
  ELSIF work = 'send' THEN
    RETURN QUERY UPDATE outbound o SET hinted_at = now() FROM (
      SELECT x.id FROM outbound x
      WHERE x.state = 'queued' AND x.not_before <= app_now() - grace AND x.org_id <> ALL (skip)
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
        -- behind a text that is under way or due; the claim decides about one that was put off
        AND NOT EXISTS (SELECT 1 FROM outbound p WHERE p.conversation_id = x.conversation_id AND p.is_open AND p.seq < x.seq
          AND (p.state <> 'queued' OR p.not_before <= app_now()))
      ORDER BY (x.lane IN ('emergency', 'reply')) DESC, x.not_before LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE o.id = d.id RETURNING o.org_id, o.id;
  ELSIF work = 'job' THEN
    RETURN QUERY UPDATE jobs j SET hinted_at = now() FROM (
      SELECT x.id FROM jobs x
      WHERE ((x.state = 'pending' AND x.due_at <= app_now() - grace) OR (x.state = 'running' AND x.lease_until < now()))
        AND x.org_id <> ALL (skip)
        AND (x.hinted_at IS NULL OR x.hinted_at < now() - interval '3 seconds')
      ORDER BY x.due_at LIMIT lim FOR UPDATE SKIP LOCKED) d
    WHERE j.id = d.id RETURNING j.org_id, j.id;
  ELSIF work = 'stale_sending' THEN
    RETURN QUERY SELECT o.org_id, o.id FROM outbound o WHERE o.state = 'sending' AND o.claimed_at < now() - grace ORDER BY o.claimed_at LIMIT lim;
  ELSIF work = 'parked' THEN
    -- a receipt that came before the answer to its send, where the process died between the two
    RETURN QUERY SELECT DISTINCT o.org_id, o.id FROM parked_receipts p
      JOIN outbound o ON o.org_id = p.org_id AND o.channel_account_id = p.channel_account_id AND o.provider_sid = p.provider_sid LIMIT lim;
  ELSIF work = 'settle' THEN
    RETURN QUERY SELECT o.org_id, o.id FROM outbound o WHERE o.state = 'unknown' AND o.next_settle_at <= now() ORDER BY o.next_settle_at LIMIT lim;
  ELSIF work = 'repair' THEN
    RETURN QUERY SELECT c.org_id, c.id FROM conversations c
      WHERE c.processed_seq < c.inbound_seq AND c.wake_at IS NULL AND NOT c.is_dead LIMIT lim;
  ELSIF work = 'missed_call' THEN
    RETURN QUERY SELECT k.org_id, k.id FROM calls k
      WHERE k.status = 'missed' AND k.text_back IS NULL AND k.ended_at < app_now() - grace ORDER BY k.ended_at LIMIT lim;
  ELSIF work = 'live_call' THEN
    RETURN QUERY SELECT k.org_id, k.id FROM calls k
      WHERE k.status IN ('ringing', 'in_progress') AND k.started_at < app_now() - grace ORDER BY k.started_at LIMIT lim;
  ELSE
    RAISE EXCEPTION 'due_work: unknown work %', work;
  END IF;
END $$;

ALTER TABLE channel_accounts DROP COLUMN calls_watermark;
ALTER TABLE contacts DROP COLUMN whatsapp_unreachable_at;
ALTER TABLE contacts DROP COLUMN line_type_at;
