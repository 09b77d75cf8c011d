import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone } from '../rig/sender.js';
import { httpRule, jsonAnswer, type Strike } from '../rig/tcp-proxy.js';

const error = (code: number): string => JSON.stringify({ status: code, code: 20000 + code, message: 'no', more_info: '' });

interface ProviderFault {
  name: string;
  strike: Strike;
  /** What the row must become right after the answer (reliability.md 4.5). */
  becomes: 'queued' | 'unknown' | 'accepted';
  /** Accepted, but we are not told: half of the receipts get lost as well, so that the list must be asked. */
  isAccepted?: boolean;
  /** Holds a request up until it times out. */
  isSlow?: boolean;
}

const FAULTS: ProviderFault[] = [
  {
    name: '429',
    becomes: 'queued',
    strike: { kind: 'answer', isForwarded: false, bytes: jsonAnswer('429 Too Many Requests', error(429), 'retry-after: 1\r\n') },
  },
  {
    name: '500',
    becomes: 'unknown',
    strike: { kind: 'answer', isForwarded: false, bytes: jsonAnswer('500 Internal Server Error', error(500)) },
  },
  {
    name: '503',
    becomes: 'unknown',
    strike: { kind: 'answer', isForwarded: false, bytes: jsonAnswer('503 Service Unavailable', error(503)) },
  },
  { name: 'reset before', becomes: 'unknown', strike: { kind: 'reset' } },
  { name: 'answer lost', becomes: 'unknown', strike: { kind: 'drop-answer' }, isAccepted: true },
  {
    name: '200 garbage',
    becomes: 'unknown',
    isAccepted: true,
    strike: { kind: 'answer', isForwarded: true, bytes: jsonAnswer('200 OK', '<html>welcome</html>') },
  },
  {
    name: 'half an answer',
    becomes: 'unknown',
    isAccepted: true,
    strike: { kind: 'answer', isForwarded: true, bytes: jsonAnswer('201 Created', '{"sid":"SM').replace(/length: \d+/, 'length: 900') },
  },
  { name: 'timeout', becomes: 'unknown', strike: { kind: 'hang' }, isSlow: true },
];

/** The provider thinks that it told us. */
const loseReceipts = httpRule((head) =>
  head.startsWith('POST /webhooks/twilio/messages/status') && Math.random() < 0.5
    ? { kind: 'answer', isForwarded: false, bytes: jsonAnswer('200 OK', '{}') }
    : null,
);

/** Our row id stands in the callback address of the request. */
const outboundOf = (body: string): string | null =>
  /[?&]o=([0-9a-f-]{36})/.exec(decodeURIComponent(body.replaceAll('+', ' ')))?.[1] ?? null;

/** Strikes one request each of so many texts that were not struck before, and remembers which rows they were. */
async function strikeSends(trial: Trial, fault: ProviderFault, count: number, seen: Set<string>): Promise<void> {
  const { rig, sender } = trial;
  const { provider } = rig.parts;
  const struck = new Set<string>();
  const label = fault.name;
  trial.floor(label, count);
  provider.rule = httpRule((head, body) => {
    const id = head.startsWith('POST') && head.includes('/Messages.json') ? outboundOf(body) : null;
    if (id === null || seen.has(id) || struck.size >= count) return null;
    seen.add(id);
    struck.add(id);
    trial.hit(label);
    return fault.strike;
  });
  rig.parts.front.rule = fault.isAccepted ? loseReceipts : undefined;
  await Promise.all(
    Array.from({ length: count }, (_, index) => sender.text(rig.tenants[index % 3]!, newPhone(), 'Hi, my AC is broken. Can you help?')),
  );
  const deadline = performance.now() + (fault.isSlow ? 180_000 : 60_000);
  while (struck.size < count && performance.now() < deadline) await sleep(50);
  // the struck requests are answered, or have timed out after ten seconds, before the next kind begins
  await untilLeft(trial, [...struck], 60_000);
  provider.rule = undefined;
  rig.parts.front.rule = undefined;
  await expectStates(trial, label, [...struck], fault.becomes);
}

/** What each of these rows became first after it was handed to the provider. */
const firstStates = ({ rig }: Trial, ids: string[]): Promise<{ row_id: string; new: string }[]> =>
  rig.sql(
    `SELECT DISTINCT ON (row_id) row_id, new FROM judge.log WHERE what = 'outbound' AND old = 'sending' AND row_id = ANY($1) ORDER BY row_id, id`,
    [ids],
  );

async function untilLeft(trial: Trial, ids: string[], withinMs: number): Promise<void> {
  const began = performance.now();
  while ((await firstStates(trial, ids)).length < ids.length && performance.now() - began < withinMs * trial.patience()) await sleep(100);
}

async function expectStates(trial: Trial, label: string, ids: string[], becomes: string): Promise<void> {
  const rows = await firstStates(trial, ids);
  // a receipt may overtake a lost answer: the provider's word that it has the text is as good as the answer
  const isRight = (state: string): boolean =>
    state === becomes || (becomes === 'unknown' && ['sent', 'delivered', 'accepted'].includes(state) && /lost|garbage|half/.test(label));
  const wrong = rows.filter((row) => !isRight(row.new));
  trial.expect(rows.length === ids.length, `${label}: ${ids.length - rows.length} struck rows never left "sending"`);
  trial.expect(wrong.length === 0, `${label}: ${wrong.length} of ${rows.length} became ${wrong[0]?.new ?? ''}, not ${becomes}`);
}

async function refusedConnections(trial: Trial, count: number): Promise<void> {
  const { rig, sender } = trial;
  const { provider } = rig.parts;
  trial.floor('refused', count);
  await provider.set('refused');
  const phones = Array.from({ length: count }, () => newPhone());
  await Promise.all(phones.map((phone, index) => sender.text(rig.tenants[index % 3]!, phone, 'Hi, my heater is broken. Can you help?')));
  const tried = async (): Promise<{ row_id: string; new: string }[]> =>
    rig.sql(
      `SELECT DISTINCT ON (l.row_id) l.row_id, l.new FROM judge.log l JOIN outbound o ON o.id = l.row_id
      WHERE l.what = 'outbound' AND l.old = 'sending' AND o.to_address = ANY($1) ORDER BY l.row_id, l.id`,
      [phones],
    );
  const deadline = performance.now() + 30_000;
  while ((await tried()).length < count && performance.now() < deadline) await sleep(200);
  await provider.set('open');
  const rows = await tried();
  trial.hit('refused', rows.length);
  const wrong = rows.filter((row) => row.new !== 'queued');
  trial.expect(wrong.length === 0, `refused: ${wrong.length} of ${rows.length} became ${wrong[0]?.new ?? ''}, not queued`);
}

/** The proxy delays each way. */
const SLOW_MS = 5000;
/**
 * When a send counts as lost in this cell. As in production (60 s against a timeout of 10 s) longer than any answer may take: with the 5 s
 * of the other cells a slow one would be stale from the moment of its answer until that is recorded, and any where a machine stands still.
 */
const STALE_SECONDS = '30';

async function slowAnswers(trial: Trial, count: number): Promise<void> {
  const { rig, sender } = trial;
  const { provider } = rig.parts;
  trial.floor('slow', count);
  // what earlier strikes left to settle would take its turn behind slow answers, and be waited for here
  await trial.rest(120_000);
  provider.latencyMs = SLOW_MS / 2;
  const phones = Array.from({ length: count }, () => newPhone());
  await Promise.all(phones.map((phone, index) => sender.text(rig.tenants[index % 3]!, phone, 'Hi, my boiler is broken. Can you help?')));
  await trial.rest(120_000);
  provider.latencyMs = 0;
  trial.hit('slow', rig.judge.accepts(new Set(phones)).length);
  const [row] = await rig.sql<{ many: number }>(
    `SELECT count(*)::int AS many FROM judge.log l JOIN outbound o ON o.id = l.row_id WHERE l.new = 'unknown' AND o.to_address = ANY($1)`,
    [phones],
  );
  trial.expect(row!.many === 0, `slow: ${row!.many} became unknown although they were answered`);
}

/** Longer than promise G3 lets a text be unknown without a person who knows of it. */
const AGED = `interval '10 minutes 30 seconds'`;

/** A provider that takes connections and says nothing, to sends and to questions alike: nobody can know what it has. */
async function hangingProvider(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  const { provider } = rig.parts;
  const count = scale.name === 'full' ? 30 : 6;
  trial.floor('unknown during the hang', count);
  trial.floor('question to a provider that hangs', count);
  await provider.set('half-open');
  const phones = Array.from({ length: count }, () => newPhone());
  await Promise.all(phones.map((phone, index) => sender.text(rig.tenants[index % 3]!, phone, 'Hi, my AC is broken. Can you help?')));
  const unknown = (): Promise<unknown[]> => rig.sql(`SELECT 1 FROM outbound WHERE to_address = ANY($1) AND state = 'unknown'`, [phones]);
  await untilTrue(trial, 60_000, async () => (await unknown()).length === count);
  trial.hit('unknown during the hang', (await unknown()).length);
  // what hangs now and is new are the questions
  const before = provider.connections;
  await untilTrue(trial, 60_000, async () => provider.connections - before >= count);
  trial.hit('question to a provider that hangs', provider.connections - before);
  // ten minutes on both clocks: the one of the business and the one of the claim
  await rig.sql(`UPDATE app_clock SET clock_offset = clock_offset + ${AGED}`);
  await rig.sql(`UPDATE outbound SET claimed_at = claimed_at - ${AGED} WHERE to_address = ANY($1) AND state = 'unknown'`, [phones]);
  await untilTrue(trial, 60_000, async () => (await rig.judge.overdue(sender)).length === 0);
  trial.violations.push(...(await rig.judge.overdue(sender)));
  trial.expect((await unknown()).length === count, 'a text was settled although nobody could be asked');
  await provider.set('open');
}

async function untilTrue(trial: Trial, withinMs: number, check: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await check()) && performance.now() - began < withinMs * trial.patience()) await sleep(200);
}

export const providerCells: Cell[] = [
  {
    id: 'F16',
    title: 'provider refuses, fails, hangs, loses answers',
    isQuick: true,
    async run(trial) {
      const { strikes } = trial.scale;
      await trial.rig.start({ worker: { STALE_SENDING_SECONDS: STALE_SECONDS } });
      const seen = new Set<string>();
      for (const fault of FAULTS) await strikeSends(trial, fault, strikes, seen);
      await refusedConnections(trial, strikes);
      await slowAnswers(trial, strikes);
      await trial.rig.start();
      await trial.settle(90_000);
    },
  },
  {
    id: 'F17',
    title: 'provider away for half an hour of business time; provider that takes connections and says nothing',
    async run(trial) {
      const { rig, sender, scale } = trial;
      const { provider } = rig.parts;
      const count = scale.name === 'full' ? 30 : 6;
      trial.floor('reply during the outage', count);
      await rig.start();
      await provider.set('refused');
      const phones = Array.from({ length: count }, () => newPhone());
      const began = Date.now();
      await Promise.all(phones.map((phone, index) => sender.text(rig.tenants[index % 3]!, phone, 'Hi, my AC is broken. Can you help?')));
      const queued = async (): Promise<number> =>
        (await rig.sql(`SELECT 1 FROM outbound WHERE to_address = ANY($1) AND attempts > 0`, [phones])).length;
      const deadline = performance.now() + 60_000;
      while ((await queued()) < count && performance.now() < deadline) await sleep(200);
      trial.hit('reply during the outage', await queued());
      for (let minute = 0; minute < 30; minute += 5) {
        await rig.sql(`UPDATE app_clock SET clock_offset = clock_offset + interval '5 minutes'`);
        await sleep(2500);
      }
      await provider.set('open');
      await trial.settle(60_000);
      const late = rig.judge.accepts(sender.phones).filter((line) => Date.parse(line.at) > began && phones.includes(line.to));
      trial.expect(late.length === 0, `${late.length} stale texts left after the outage`);
      const [row] = await rig.sql<{ many: number }>(
        `SELECT count(DISTINCT c.contact_address)::int AS many FROM escalations e JOIN conversations c ON c.id = e.conversation_id WHERE c.contact_address = ANY($1)`,
        [phones],
      );
      trial.expect(row!.many === count, `${count - row!.many} of ${count} people without an answer are on nobody's list`);
      await hangingProvider(trial);
      await trial.settle(60_000);
    },
  },
];
