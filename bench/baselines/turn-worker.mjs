/**
 * The bare limit of a reply: Bull, pg, and the openai and twilio packages. Reads the thread, asks the model, writes the reply,
 * sends it, writes what the provider said. No rules, no gate, no audit, no row-level security.
 */
import { randomUUID } from 'node:crypto';
import Bull from 'bull';
import OpenAI from 'openai';
import pg from 'pg';
import twilio from 'twilio';

const { BASELINE_DATABASE_URL, REDIS_URL, REDIS_PREFIX, AUTH_TOKEN, OPENAI_BASE_URL, PROVIDER_URL, BASELINE_ORGS, CONCURRENCY } =
  process.env;
const pool = new pg.Pool({ connectionString: BASELINE_DATABASE_URL, max: 20 });
const openai = new OpenAI({ apiKey: 'sk-bench', baseURL: OPENAI_BASE_URL, maxRetries: 0 });
const orgs = new Map(JSON.parse(BASELINE_ORGS).map((org) => [org.orgId, org]));
const queue = new Bull('turns', REDIS_URL, {
  prefix: `${REDIS_PREFIX}:bare`,
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
});

/** The official package, pointed at the stub. */
class StubClient extends twilio.RequestClient {
  request(options) {
    const from = new URL(String(options.uri));
    return super.request({ ...options, uri: `${PROVIDER_URL}/api${from.pathname}` });
  }
}
const httpClient = new StubClient({ autoRetry: false, keepAlive: true });

const HISTORY = `SELECT m.body, m.direction, c.contact_address FROM messages m JOIN conversations c ON c.id = m.conversation_id
  WHERE m.conversation_id = $1 ORDER BY m.seq DESC LIMIT 30`;
const WRITE = `WITH thread AS (UPDATE conversations SET last_seq = last_seq + 1, processed_seq = inbound_seq, wake_at = NULL, last_preview = left($4, 160)
    WHERE id = $1 RETURNING last_seq),
  body AS (INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, kind, body)
    SELECT $5, $2, $1, $3, last_seq, 'out', 'ai', 'reply', $4 FROM thread)
  INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, not_before, state)
  SELECT $6, $2, $1, $5, $3, last_seq, $7, $8, 'reply', 'reply', now(), 'sending' FROM thread`;
const SENT = `UPDATE outbound SET state = 'accepted', provider_sid = $2, provider_status = 'queued', accepted_at = now() WHERE id = $1`;

async function reply({ orgId, id }) {
  const org = orgs.get(orgId);
  const { rows } = await pool.query({ name: 'history', text: HISTORY, values: [id] });
  const messages = rows.reverse().map((row) => ({ role: row.direction === 'in' ? 'user' : 'assistant', content: row.body }));
  const answer = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages });
  const { draft } = JSON.parse(answer.choices[0].message.content);
  const outboundId = randomUUID();
  const to = rows[0].contact_address;
  await pool.query({ name: 'write', text: WRITE, values: [id, orgId, org.accountId, draft, randomUUID(), outboundId, to, outboundId] });
  const sent = await twilio(org.accountSid, AUTH_TOKEN, { httpClient }).messages.create({ to, from: org.number, body: draft });
  await pool.query({ name: 'sent', text: SENT, values: [outboundId, sent.sid] });
}

queue.process(Number(CONCURRENCY), (job) => reply(job.data));
process.once('SIGTERM', () => process.exit(0));
