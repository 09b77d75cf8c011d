/** Plain SQL of the judge, read as the superuser. $1 is always the list of the customers' numbers of the trial. */
export const TEXTS = `SELECT s.sid, s.body, s.phone, s.org, count(m.id)::int AS stored, bool_and(m.body = s.body AND m.org_id = s.org) AS is_whole,
    (SELECT count(*)::int FROM inbound_events e WHERE e.type = 'message' AND e.dedupe_key = s.sid) AS events,
    bool_and(coalesce((SELECT c.processed_seq >= m.seq FROM conversations c WHERE c.id = m.conversation_id), false)) AS is_processed,
    max((SELECT count(*)::int FROM decisions d WHERE d.conversation_id = m.conversation_id AND m.seq > d.from_seq AND m.seq <= d.to_seq)) AS decisions
  FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) AS s(sid, body, phone, org)
  LEFT JOIN messages m ON m.provider_message_id = s.sid AND m.direction = 'in'
  GROUP BY s.sid, s.body, s.phone, s.org`;

/** `is_old`: longer in its state than promise G3 allows; `is_listed`: a person has been told that it may not have arrived. */
export const SENDS = `SELECT o.id, o.conversation_id, o.seq::int AS seq, o.state, o.provider_sid, o.to_address, o.kind, o.org_id,
    o.claimed_at < now() - CASE o.state WHEN 'unknown' THEN interval '10 minutes' ELSE interval '90 seconds' END AS is_old,
    EXISTS (SELECT 1 FROM escalations e WHERE e.conversation_id = o.conversation_id AND e.kind = 'delivery') AS is_listed FROM outbound o WHERE o.to_address = ANY($1)`;

const THREADS = `SELECT id FROM conversations WHERE contact_address = ANY($1)`;
const COMMIT = (alias: string): string => `pg_xact_commit_timestamp(${alias}.xid)`;

/** Checks whose every row is a violation: `what` says which. */
export const CHECKS: Record<string, string> = {
  'G7 sent after an opt-out': `SELECT o.row_id::text AS what FROM judge.log s JOIN conversations c ON c.contact_id = s.ref
    JOIN judge.log o ON o.what = 'outbound' AND o.ref = c.id AND o.new = 'sending'
    WHERE s.what = 'opt_out' AND c.contact_address = ANY($1) AND ${COMMIT('o')} > ${COMMIT('s')} AND o.detail ->> 'kind' <> 'opt_out_confirmation'`,
  'G8 follow-up after a reply': `SELECT o.row_id::text AS what FROM judge.log o JOIN judge.log i ON i.what = 'inbound' AND i.ref = o.ref
    JOIN judge.log q ON q.what = 'outbound' AND q.row_id = o.row_id AND q.old IS NULL
    WHERE o.what = 'outbound' AND o.new = 'sending' AND o.detail ->> 'kind' = 'follow_up' AND o.ref IN (${THREADS})
      AND ${COMMIT('i')} < ${COMMIT('o')} AND ${COMMIT('q')} < ${COMMIT('i')}`,
  'G8 follow-up queued after a reply': `SELECT o.id::text AS what FROM outbound o JOIN jobs j ON o.dedupe_key = 'job:' || j.id
    JOIN judge.log q ON q.what = 'outbound' AND q.row_id = o.id AND q.old IS NULL
    JOIN judge.log i ON i.what = 'inbound' AND i.ref = o.conversation_id AND i.new::bigint > j.created_seq
    WHERE o.kind = 'follow_up' AND o.to_address = ANY($1) AND ${COMMIT('i')} < ${COMMIT('q')}`,
  'G9 spoke during a takeover': `SELECT o.row_id::text AS what FROM judge.log o JOIN judge.log h ON h.what = 'handler' AND h.ref = o.ref AND h.new = 'human'
    WHERE o.what = 'outbound' AND o.new = 'sending' AND o.ref IN (${THREADS}) AND NOT (o.detail ->> 'byHand')::boolean
      AND o.detail ->> 'lane' <> 'emergency' AND ${COMMIT('o')} > ${COMMIT('h')}
      AND NOT EXISTS (SELECT 1 FROM judge.log b WHERE b.what = 'handler' AND b.ref = o.ref AND b.old = 'human'
        AND ${COMMIT('b')} BETWEEN ${COMMIT('h')} AND ${COMMIT('o')})`,
  'G4 job ran early': `SELECT row_id::text || ' ' || (detail ->> 'kind') AS what FROM judge.log
    WHERE what = 'job' AND new IN ('done', 'running') AND old = 'pending' AND (detail ->> 'earlySeconds')::float8 > 0.001 AND (ref IS NULL OR ref IN (${THREADS}))`,
  'G4 job ran twice': `SELECT row_id::text AS what FROM judge.log WHERE what = 'job' AND new = 'done' AND (ref IS NULL OR ref IN (${THREADS})) GROUP BY row_id HAVING count(*) > 1`,
  'job was given up': `SELECT row_id::text || ' ' || (detail ->> 'kind') AS what FROM judge.log
    WHERE what = 'job' AND new = 'dead' AND (ref IS NULL OR ref IN (${THREADS}))`,
  // A text that provably never left stays away where it is a nudge, where the talk has moved on, or where it came too late; one that was
  // refused is given up after five tries in six minutes (reliability.md 4.5). F17 looks at what becomes of those.
  'text was given up': `SELECT row_id::text || ' ' || coalesce(o.error_code, '') AS what FROM judge.log l JOIN outbound o ON o.id = l.row_id
    WHERE l.what = 'outbound' AND l.new = 'failed' AND l.old IN ('queued', 'sending', 'unknown') AND o.to_address = ANY($1)
      AND NOT (o.error_code = 'not_sent' AND (o.lane NOT IN ('emergency', 'reply', 'transactional', 'staff') OR o.expires_at <= app_now()
        OR EXISTS (SELECT 1 FROM messages n WHERE n.conversation_id = o.conversation_id AND n.seq > o.seq)))
      AND NOT (o.error_code = 'gave_up' AND o.attempts >= 5)`,
  'job is overdue': `SELECT id::text || ' ' || kind AS what FROM jobs WHERE state = 'pending' AND due_at < app_now() - interval '30 seconds' AND cardinality($1::text[]) > 0`,
  'G6 decisions overlap': `SELECT a.id::text AS what FROM decisions a JOIN decisions b ON b.conversation_id = a.conversation_id AND b.id > a.id
      AND a.from_seq < b.to_seq AND b.from_seq < a.to_seq WHERE a.conversation_id IN (${THREADS})
      AND NOT EXISTS (SELECT 1 FROM judge.log h WHERE h.what = 'handler' AND h.ref = a.conversation_id AND h.old = 'human')`,
  'receipt rank fell': `SELECT l.row_id::text AS what FROM judge.log l JOIN outbound o ON o.id = l.row_id WHERE l.what = 'rank_down' AND o.to_address = ANY($1)`,
  // the rank cannot fall in the database, the state can: what the console shows is the state
  'receipt took a state back': `SELECT l.row_id::text || ' ' || l.old || ' -> ' || l.new AS what FROM judge.log l JOIN outbound o ON o.id = l.row_id
    WHERE l.what = 'outbound' AND o.to_address = ANY($1) AND (l.old, l.new) IN (('sent', 'accepted'), ('delivered', 'accepted'), ('delivered', 'sent'),
      ('delivered', 'failed'), ('read', 'accepted'), ('read', 'sent'), ('read', 'delivered'), ('read', 'failed'))`,
  'resent without proof': `SELECT row_id::text AS what FROM judge.log l JOIN outbound o ON o.id = l.row_id
    WHERE l.what = 'outbound' AND l.old IN ('accepted', 'sent', 'delivered', 'read', 'failed', 'blocked', 'cancelled', 'expired', 'superseded') AND l.new IN ('queued', 'sending')
      AND o.to_address = ANY($1)`,
  'text of the assistant without a decision or a job': `SELECT o.id::text AS what FROM outbound o JOIN messages m ON m.id = o.message_id
    WHERE o.to_address = ANY($1) AND m.sender = 'ai' AND o.kind IN ('reply', 'follow_up') AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = m.decision_id AND d.org_id = o.org_id)`,
  // The decision is its own record: who decided what for which messages, and why, in a row that nothing changes afterwards. A second row
  // about it in the audit trail would say less. The trail holds what people and their words did to the business: opt-outs and takeovers.
  'a decision was changed or lost': `SELECT row_id::text AS what FROM judge.log WHERE what = 'decision_changed' AND ref IN (${THREADS})`,
  'opt-out or takeover that stands in no audit trail': `SELECT l.what || ' ' || l.row_id AS what FROM judge.log l
    WHERE ((l.what = 'opt_out' AND l.ref IN (SELECT contact_id FROM conversations WHERE contact_address = ANY($1)))
        OR (l.what = 'handler' AND l.new = 'human' AND l.ref IN (${THREADS})))
      AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.target_id = l.row_id::text
        AND a.action = CASE l.what WHEN 'opt_out' THEN 'suppressions.create' ELSE 'conversations.taken_over' END)`,
  // no foreign key, because jobs of every kind stand in one table; the others are looked up (REFERENCES)
  'org differs between a job and its thread': `SELECT j.id::text AS what FROM jobs j JOIN conversations c ON c.id = j.conversation_id
    WHERE c.contact_address = ANY($1) AND j.org_id <> c.org_id`,
  'two open threads or leads of one person': `SELECT contact_address AS what FROM conversations WHERE contact_address = ANY($1) AND status = 'open' GROUP BY org_id, contact_address HAVING count(*) > 1
    UNION ALL SELECT k.id::text FROM contacts k JOIN contact_identities i ON i.contact_id = k.id JOIN leads l ON l.contact_id = k.id
    WHERE i.value = ANY($1) AND l.is_open GROUP BY k.id HAVING count(DISTINCT l.id) > 1`,
};

/**
 * Writes a statement for each foreign key between two tables that have an org: its rows are those whose reference leads to another org.
 * Whether the key itself carries the org is not asked; so a key that forgot it is found as well.
 */
export const REFERENCES = `SELECT format('SELECT %L || '' '' || c.org_id AS what FROM %s c JOIN %s p ON %s WHERE c.org_id <> p.org_id LIMIT 3',
    k.conrelid::regclass || ' -> ' || k.confrelid::regclass || ' (' || k.conname || ')', k.conrelid::regclass, k.confrelid::regclass,
    string_agg(format('c.%I = p.%I', a.attname, b.attname), ' AND ')) AS text
  FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS r(own, other)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = r.own JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = r.other
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'org_id'
    AND 2 = (SELECT count(*) FROM pg_attribute o WHERE o.attrelid IN (k.conrelid, k.confrelid) AND o.attname = 'org_id' AND NOT o.attisdropped)
  GROUP BY k.oid, k.conname, k.conrelid, k.confrelid`;

/**
 * What is still to be done, in words; empty when everything is at rest. $1: numbers of the trial. What is due is asked of the clock after
 * the look: a transaction's own time is older than what it sees.
 */
export const OPEN_WORK = `WITH seen AS MATERIALIZED (SELECT clock_timestamp() + (app_now() - now()) AS at) SELECT concat_ws(', ',
    (SELECT count(*) || ' turns' FROM conversations WHERE inbound_seq > processed_seq AND NOT is_dead HAVING count(*) > 0),
    (SELECT string_agg(state || ' x' || n, ' ') FROM (SELECT state, count(*) AS n FROM outbound WHERE state IN ('sending', 'unknown')
       OR (state = 'queued' AND not_before <= app_now() + interval '10 minutes') GROUP BY state) s),
    (SELECT count(*) || ' jobs (' || min(kind) || ')' FROM jobs WHERE (state = 'pending' AND due_at <= seen.at) OR state = 'running' HAVING count(*) > 0)) AS left FROM seen`;
