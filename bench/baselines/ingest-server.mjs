/**
 * The bare limit of an ingest: node:http, pg and Bull, nothing else. Verifies the signature, stores the same rows through the
 * same SQL function in one prepared statement outside row-level security, and adds the same delayed hint.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import Bull from 'bull';
import pg from 'pg';
import { signatureOf } from '../lib/texts.mjs';

const { PORT, PUBLIC_BASE_URL, BASELINE_DATABASE_URL, REDIS_URL, REDIS_PREFIX, AUTH_TOKEN, ENCRYPTION_KEY, BASELINE_ORGS, BASELINE_SQL } =
  process.env;
const pool = new pg.Pool({ connectionString: BASELINE_DATABASE_URL, max: 20 });
const queue = new Bull('messages', REDIS_URL, {
  prefix: `${REDIS_PREFIX}:bare`,
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
});
const accounts = new Map(JSON.parse(BASELINE_ORGS).map((org) => [org.number, org]));
const key = Buffer.from(ENCRYPTION_KEY, 'hex');

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    take(request, body).then(
      (status) => response.writeHead(status, { 'content-type': 'text/xml', 'content-length': 0 }).end(),
      (error) => {
        process.stderr.write(`${error.message}\n`);
        response.writeHead(503, { 'content-length': 0 }).end();
      },
    );
  });
});

async function take(request, body) {
  const form = Object.fromEntries(new URLSearchParams(body));
  const account = accounts.get(form.To);
  if (!account) return 404;
  const expected = Buffer.from(signatureOf(AUTH_TOKEN, `${PUBLIC_BASE_URL}${request.url}`, form));
  const given = Buffer.from(request.headers['x-twilio-signature'] ?? '');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 403;
  const hmac = createHmac('sha256', key).update(form.From).digest();
  const ids = Array.from({ length: 6 }, () => randomUUID());
  const values = [
    account.orgId, account.accountId, ids[0], form.MessageSid, JSON.stringify(form), 'phone', form.From, null, hmac, 'sms', 'inbound_sms',
    ids[1], ids[2], ids[3], ids[4], ids[5], form.Body, '[]', null, 2.5, 10, false,
  ]; // prettier-ignore
  const { rows } = await pool.query({ name: 'ingest', text: BASELINE_SQL, values });
  if (rows.length > 0) await queue.add('turn', { orgId: account.orgId, id: rows[0].conversation_id }, { delay: 2500 });
  return 200;
}

server.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
