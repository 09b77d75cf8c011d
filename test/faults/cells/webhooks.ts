import { randomUUID } from 'node:crypto';
import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { keyOf } from '../rig/judge.js';
import { newPhone, newSid, type Answer } from '../rig/sender.js';
import { httpRule, jsonAnswer } from '../rig/tcp-proxy.js';

const COUNTED = ['messages', 'contacts', 'conversations', 'leads', 'outbound', 'decisions', 'calls'];

async function rowsOfAll(trial: Trial): Promise<Record<string, number>> {
  const counts = COUNTED.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  const [row] = await trial.rig.sql<Record<string, number>>(`SELECT ${counts}`);
  return row!;
}

/** What the provider says about one text, in its order (contracts.md 1.5). */
const STATUSES = ['queued', 'sending', 'sent', 'delivered'];

/** The network's own receipts never arrive, so that the shuffled ones are the first that the product hears. */
const networkIsMute = httpRule((head) =>
  head.startsWith('POST /webhooks/twilio/messages/status') && /^user-agent: *twilioproxy/im.test(head)
    ? { kind: 'answer', isForwarded: false, bytes: jsonAnswer('200 OK', '{}') }
    : null,
);

/** Status callbacks for accepted texts, doubled and in a random order; answers the sids of the texts. */
async function shuffledReceipts(trial: Trial): Promise<string[]> {
  const { rig, sender } = trial;
  const lines = rig.judge.accepts(sender.phones);
  for (const line of lines) {
    const tenant = rig.tenants.find((each) => each.number === line.from)!;
    const callback = new URL(line.detail!.statusCallback!.split('#')[0]!);
    const said: number[] = [];
    for (const status of shuffled([...STATUSES, ...STATUSES])) {
      const params = {
        AccountSid: tenant.accountSid,
        ApiVersion: '2010-04-01',
        From: line.from,
        To: line.to,
        MessageSid: line.sid,
        SmsSid: line.sid,
        MessageStatus: status,
        SmsStatus: status,
      };
      const answer = await sender.post(callback.pathname + callback.search, params);
      trial.expect(answer.status === 200, `a receipt was answered ${answer.status}`);
      trial.hit('receipt');
      const rank = STATUSES.indexOf(status);
      if (!said.includes(rank) && rank < Math.max(...said)) trial.hit('receipt behind a higher one');
      said.push(rank);
    }
  }
  return lines.map((line) => line.sid);
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Every one of these texts arrived, whatever came last; and it was our receipts that said so, not the network's. */
async function expectDelivered(trial: Trial, sids: string[]): Promise<void> {
  const rows = await trial.rig.sql<{ state: string; taken: number }>(
    `SELECT o.state, (SELECT count(*)::int FROM inbound_events e WHERE e.type = 'receipt' AND e.dedupe_key = ANY(SELECT o.provider_sid || ':' || s FROM unnest($2::text[]) s)) AS taken
     FROM outbound o WHERE o.provider_sid = ANY($1)`,
    [sids, STATUSES],
  );
  const wrong = rows.filter((row) => row.state !== 'delivered');
  trial.expect(rows.length === sids.length, `${sids.length - rows.length} texts with receipts have no row`);
  trial.expect(wrong.length === 0, `${wrong.length} of ${rows.length} delivered texts ended as ${wrong[0]?.state ?? ''}`);
  trial.expect(
    rows.every((row) => row.taken === STATUSES.length),
    'a receipt was taken for a repeated one, or not stored',
  );
}

/** An address is remembered for three seconds. */
const FORGOTTEN_MS = 3_500;

/** A number that was given back, and one of a business that has left: neither is anybody's any more while `work` runs. */
async function withGone({ rig }: Trial, work: (numbers: string[]) => Promise<void>): Promise<void> {
  const [, released, removed] = rig.tenants;
  const accounts = [released!.accountId, removed!.accountId];
  const set = async (state: string, status: string): Promise<void> => {
    await rig.sql('UPDATE channel_accounts SET state = $1 WHERE id = ANY($2)', [state, accounts]);
    await rig.sql('UPDATE orgs SET status = $1 WHERE id = $2', [status, removed!.orgId]);
    await sleep(FORGOTTEN_MS);
  };
  await set('released', 'removed');
  try {
    await work([released!.number, removed!.number]);
  } finally {
    await set('active', 'active');
  }
}

export const webhookCells: Cell[] = [
  {
    id: 'F21',
    title: 'every webhook 50 times at once, again an hour and eight days later',
    isQuick: true,
    async run(trial) {
      const { rig, scale, sender } = trial;
      const ids = scale.name === 'full' ? 100 : 10;
      trial.floor('copy', ids * 50);
      await rig.start();
      for (let index = 0; index < ids; index += 1) {
        const sent = await sender.text(rig.tenants[index % 3]!, newPhone(), 'My AC is broken, can you come?', { copies: 50 });
        trial.hit('copy', sent.statuses.filter((status) => status === 200).length);
      }
      await trial.rest(30_000);
      const before = await rowsOfAll(trial);
      for (const interval of ['1 hour', '8 days']) {
        await rig.sql(`UPDATE app_clock SET clock_offset = clock_offset + $1::interval`, [interval]);
        // follow-ups of the lonely threads come due too; they are not what is looked at here
        await rig.sql(`UPDATE jobs SET state = 'cancelled' WHERE state = 'pending'`);
        const answers = await Promise.all(sender.book.map((sent) => sender.repeat(sent)));
        trial.expect(
          answers.every((answer) => answer.status === 200),
          'a replay was refused',
        );
      }
      const after = await rowsOfAll(trial);
      for (const table of ['messages', 'contacts', 'conversations', 'leads', 'decisions']) {
        trial.expect(after[table] === before[table], `a replay made rows in ${table}: ${before[table]} -> ${after[table]}`);
      }
      await rig.sql(`UPDATE app_clock SET clock_offset = clock_offset - interval '8 days 1 hour'`);
      await trial.settle(30_000);
    },
  },
  {
    id: 'F22',
    title: 'receipts shuffled and doubled, texts late and out of order',
    async run(trial) {
      const { rig, scale, sender } = trial;
      const people = scale.name === 'full' ? 40 : 10;
      trial.floor('receipt', people * 2 * STATUSES.length);
      trial.floor('receipt behind a higher one', people);
      await rig.start();
      rig.parts.front.rule = networkIsMute;
      const phones = Array.from({ length: people }, () => newPhone());
      const tenantOf = (index: number): (typeof rig.tenants)[number] => rig.tenants[index % 3]!;
      // three texts of one person, delivered in a random order
      const shuffledMs = scale.name === 'full' ? 30_000 : 3000;
      await Promise.all(
        phones.flatMap((phone, index) =>
          ['My AC is broken', 'My name is Ana Diaz', 'I live at 12 Elm Street'].map(async (body) => {
            await sleep(Math.random() * shuffledMs);
            await sender.text(tenantOf(index), phone, body);
          }),
        ),
      );
      await trial.rest(30_000);
      const sids = await shuffledReceipts(trial);
      rig.parts.front.rule = undefined;
      await expectDelivered(trial, sids);
      await rig.sql(`UPDATE app_clock SET clock_offset = clock_offset + interval '10 minutes'`);
      await Promise.all(phones.map((phone, index) => sender.text(tenantOf(index), phone, 'This one was on its way for ten minutes')));
      await trial.settle(30_000);
      trial.expect(
        rig.judge.accepts(sender.phones).every((line) => keyOf(line).length === 36),
        'a text left without our id',
      );
    },
  },
  {
    id: 'F23',
    title: 'webhooks for unknown numbers, released numbers, businesses that left, unknown texts',
    async run(trial) {
      const { rig, sender } = trial;
      await rig.start();
      const [tenant] = rig.tenants;
      const form = (changes: Record<string, string>): Record<string, string> => ({
        AccountSid: tenant!.accountSid,
        ApiVersion: '2010-04-01',
        Body: 'Hello?',
        From: newPhone(),
        To: tenant!.number,
        MessageSid: newSid(),
        NumMedia: '0',
        ...changes,
      });
      const before = await rowsOfAll(trial);
      const ask = async (path: string, changes: Record<string, string>, allowed: number[]): Promise<void> => {
        const answer: Answer = await sender.post(path, form(changes));
        trial.hit('stray webhook');
        trial.expect(allowed.includes(answer.status), `${path} answered ${answer.status}`);
      };
      trial.floor('stray webhook', 100);
      await withGone(trial, async (numbers) => {
        for (let round = 0; round < 20; round += 1)
          for (const To of numbers)
            await ask('/webhooks/twilio/messages', { To, AccountSid: rig.tenants.find(({ number }) => number === To)!.accountSid }, [404]);
      });
      for (let round = 0; round < 20; round += 1) {
        await ask('/webhooks/twilio/messages', { To: `+1900555${1000 + round}` }, [404]);
        await ask('/webhooks/twilio/messages/status', { From: tenant!.number, To: newPhone(), MessageStatus: 'delivered' }, [200, 404]);
        await ask(
          `/webhooks/twilio/messages/status?o=${randomUUID()}&t=forged`,
          { From: tenant!.number, To: newPhone(), MessageStatus: 'failed', ErrorCode: '30003' },
          [200, 404],
        );
      }
      const after = await rowsOfAll(trial);
      for (const table of COUNTED) trial.expect(after[table] === before[table], `stray webhooks made rows in ${table}`);
      await trial.settle(10_000);
    },
  },
  {
    id: 'F28',
    title: 'one person sends 200 texts in ten seconds',
    async run(trial) {
      const { rig, sender, scale } = trial;
      const many = scale.name === 'full' ? 200 : 40;
      trial.floor('text', many);
      await rig.start();
      const phone = newPhone();
      const sends: Promise<unknown>[] = [];
      for (let index = 0; index < many; index += 1) {
        sends.push(sender.text(rig.tenants[0]!, phone, `And another thing, number ${index + 1}`));
        await sleep(10_000 / many);
      }
      await Promise.all(sends);
      trial.hit('text', sender.acked);
      await trial.settle(30_000);
      const replies = rig.judge.accepts(sender.phones).length;
      trial.notes.push(`${replies} replies`);
      trial.expect(replies <= 5, `${replies} replies to one flood`);
    },
  },
];
