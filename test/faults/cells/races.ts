import { sleep } from '../../../src/common/retry.js';
import type { Cell, Scale, Trial } from '../rig/cell.js';
import { PASSWORD, type Tenant } from '../rig/tenants.js';
import { newPhone } from '../rig/sender.js';

/** A thousand races at twenty at once would take a quarter of the hour that all cells may take. */
const AT_ONCE = { quick: 20, full: 50 };
const jitter = (): Promise<void> => sleep(Math.random() * 1500);

/** A race that was over before it began, as a busy machine decides some, is no race: more are run until there were enough, within reason. */
const MOST_MORE = 5;

async function races(trial: Trial, names: string[], race: (index: number) => Promise<void>, count = trial.scale.races): Promise<void> {
  const { scale } = trial;
  await many(scale, race, count);
  for (let more = 0; more < MOST_MORE && !names.every((name) => trial.isMet(name)); more += 1) await many(scale, race, AT_ONCE[scale.name]);
}

/** Runs a race so many times, a few at once. */
async function many({ name }: Scale, race: (index: number) => Promise<void>, count: number): Promise<void> {
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await race(index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE[name] }, runner));
}

async function signIn({ rig }: Trial, tenant: Tenant): Promise<string> {
  const answer = await fetch(`${rig.baseUrl}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: tenant.email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`The sign-in was answered ${answer.status}.`);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** Waits for something in the database; null when it does not come. */
async function wait<R extends object>({ rig }: Trial, text: string, params: unknown[], withinMs = 15_000): Promise<R | null> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const [row] = await rig.sql<R>(text, params);
    if (row) return row;
    await sleep(15);
  }
  return null;
}

const QUEUED = `SELECT o.id, o.conversation_id FROM outbound o WHERE o.to_address = $1 ORDER BY o.created_at DESC LIMIT 1`;

/** STOP arrives while the reply to the text before it is decided, queued or claimed. */
async function stopRaces(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  trial.floor('STOP race', scale.races);
  await races(trial, ['STOP race'], async (index) => {
    const phone = newPhone();
    await sender.text(rig.tenants[index % 3]!, phone, 'Hi, my AC is broken. Can you come?');
    // the reply leaves about 300 ms after the text: half of the STOPs come before it, half after
    if (index % 2 === 0) await wait(trial, QUEUED, [phone], 4000);
    else await sleep(150 + Math.random() * 300);
    await jitter();
    const stop = await sender.text(rig.tenants[index % 3]!, phone, 'STOP');
    if (stop.ackedAt !== null) trial.hit('STOP race');
  });
}

const NUDGE = `SELECT o.id FROM outbound o WHERE o.to_address = $1 AND o.kind = 'follow_up' AND o.state = 'queued'`;

/**
 * The customer writes at the moment at which a follow-up is due. Every second one waits until the follow-up stands in the queue:
 * there, and only there, the reply itself must take it back.
 */
async function replyRaces(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  trial.floor('reply race', scale.races);
  trial.floor('reply to a queued follow-up', scale.races / 5);
  await races(trial, ['reply race', 'reply to a queued follow-up'], async (index) => {
    const phone = newPhone();
    const tenant = rig.tenants[index % 3]!;
    await sender.text(tenant, phone, 'Hi, my AC is broken. Can you come?');
    const job = `SELECT j.id FROM jobs j JOIN conversations c ON c.id = j.conversation_id WHERE c.contact_address = $1 AND j.state = 'pending' AND j.cancel_on_reply`;
    const waiting = await wait<{ id: string }>(trial, job, [phone], 30_000);
    if (!waiting) return;
    const due = jitter().then(() =>
      rig.sql(`UPDATE jobs SET due_at = app_now(), hinted_at = NULL WHERE id = $1 AND state = 'pending'`, [waiting.id]),
    );
    const moment = index % 2 === 0 ? sleep(Math.random() * 1600) : due.then(() => queuedNudge(trial, phone));
    const reply = moment.then(() => sender.text(tenant, phone, 'My name is Ana Diaz'));
    await due;
    if ((await reply).ackedAt !== null) trial.hit('reply race');
  });
}

/** Until the follow-up is queued, and then some part of the time for which it is. */
async function queuedNudge(trial: Trial, phone: string): Promise<void> {
  if (!(await wait(trial, NUDGE, [phone], 10_000))) return;
  trial.hit('reply to a queued follow-up');
  await jitter();
}

/** A person takes over while the bot is about to answer. */
async function takeoverRaces(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  trial.floor('takeover race', scale.races);
  const tokens = await Promise.all(rig.tenants.map((tenant) => signIn(trial, tenant)));
  await races(trial, ['takeover race'], async (index) => {
    const phone = newPhone();
    const at = index % 3;
    await sender.text(rig.tenants[at]!, phone, 'Hi, my AC is broken. Can you come?');
    const thread = await wait<{ id: string }>(trial, 'SELECT id FROM conversations WHERE contact_address = $1', [phone]);
    if (!thread) return;
    if (index % 2 === 0) await wait(trial, QUEUED, [phone], 4000);
    else await sleep(150 + Math.random() * 300);
    await jitter();
    const answer = await fetch(`${rig.baseUrl}/api/conversations/${thread.id}/takeover`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[at]!}` },
    });
    await answer.text();
    if (answer.status === 200) trial.hit('takeover race');
    await sender.text(rig.tenants[at]!, phone, 'Are you still there?');
  });
}

/** A transaction of the process stays open for so long after its last statement: the moment in which another commit may pass it. */
const OPEN_MS = 250;
/** The row is locked: the claim of the text has begun, and is not committed. */
const CLAIMED = `SELECT 1 FROM outbound o WHERE o.id = $1 AND o.state = 'queued' AND NOT EXISTS (SELECT 1 FROM
  (SELECT l.id FROM outbound l WHERE l.id = $1 FOR SHARE SKIP LOCKED) free)`;

/** STOP arrives while a text is claimed: on the number that the text leaves from, or on the other one of the same business. */
async function stopsOfTwoNumbers(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  const count = Math.ceil(scale.races / 5);
  trial.floor('STOP at the other number', Math.floor(count / 2));
  trial.floor('STOP during a claim', Math.floor(count / 2));
  await rig.start({ worker: { FAILPOINTS: `send.due=sleep:300,database.before_commit=sleep:${OPEN_MS}` } });
  const race = async (index: number): Promise<void> => {
    const phone = newPhone();
    const { other } = rig.twoNumbers;
    const isOther = index % 2 === 0;
    // who knows both numbers has a thread on each
    if (isOther) await sender.text(other, phone, 'Hi, are you open?');
    await sender.text(rig.twoNumbers, phone, 'Hi, my AC is broken. Can you come?');
    const ofThread = `SELECT o.id FROM outbound o WHERE o.to_address = $1 AND o.channel_account_id = $2 AND o.state = 'queued'`;
    const queued = await wait<{ id: string }>(trial, ofThread, [phone, rig.twoNumbers.accountId], 30_000);
    if (queued && (await wait(trial, CLAIMED, [queued.id], 5000))) trial.hit('STOP during a claim');
    const stop = await sender.text(isOther ? other : rig.twoNumbers, phone, 'STOP');
    if (isOther && stop.ackedAt !== null) trial.hit('STOP at the other number');
  };
  await races(trial, ['STOP at the other number', 'STOP during a claim'], race, count);
}

interface Staff {
  phone: string;
  status: number;
  messageId?: string;
}

/**
 * A person writes into a closed thread at the moment at which the customer does. Every second thread slept for so long that the
 * customer's text begins a new one. Whoever comes first: the person has it afterwards, and there is one open thread.
 */
async function closedThreadRaces(trial: Trial): Promise<Staff[]> {
  const { rig, sender, scale } = trial;
  const count = Math.ceil(scale.races / 5);
  trial.floor('closed thread race', count);
  await rig.start({ api: { FAILPOINTS: `database.before_commit=sleep:${OPEN_MS}` } });
  const tokens = await Promise.all(rig.tenants.map((tenant) => signIn(trial, tenant)));
  const results: Staff[] = [];
  const post = (at: number, path: string, body: object): Promise<Response> =>
    fetch(`${rig.baseUrl}/api/conversations/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[at]!}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const race = async (index: number): Promise<void> => {
    const phone = newPhone();
    const at = index % 3;
    await sender.text(rig.tenants[at]!, phone, 'Hi, my AC is broken. Can you come?');
    const queued = await wait<{ conversation_id: string }>(trial, QUEUED, [phone], 30_000);
    if (!queued) return;
    const id = queued.conversation_id;
    const closed = await post(at, `${id}/resolve`, { reason: 'manual' });
    await closed.text();
    if (Math.floor(index / 3) % 2 === 1)
      await rig.sql(`UPDATE conversations SET last_message_at = last_message_at - interval '31 days' WHERE id = $1`, [id]);
    const [staff, text] = await Promise.all([
      sleep(Math.random() * OPEN_MS).then(() => post(at, `${id}/messages`, { body: 'Dana here, I can come at five.' })),
      sleep(Math.random() * OPEN_MS).then(() => sender.text(rig.tenants[at]!, phone, 'Are you still there?')),
    ]);
    const answer = (await staff.json()) as { id?: string };
    results.push({ phone, status: staff.status, ...(staff.status === 201 && answer.id ? { messageId: answer.id } : {}) });
    if (closed.status === 200 && text.ackedAt !== null) trial.hit('closed thread race');
  };
  await races(trial, ['closed thread race'], race, count);
  return results;
}

/** What the person was told is true: 201 means that they have the thread. A refusal is one that says what to do instead. */
async function expectWithStaff(trial: Trial, results: Staff[]): Promise<void> {
  const refused = results.filter(({ status }) => status !== 201);
  const failed = refused.filter(({ status }) => status < 400 || status >= 500);
  trial.expect(failed.length === 0, `${failed.length} messages of a person were answered ${failed[0]?.status ?? ''}`);
  trial.notes.push(`${refused.length} of ${results.length} messages into closed threads were refused`);
  const lost = await trial.rig.sql<{ phone: string }>(
    `SELECT c.contact_address AS phone FROM messages m JOIN conversations c ON c.id = m.conversation_id
     WHERE m.id = ANY($1) AND NOT (c.status = 'open' AND c.handler = 'human' AND c.handler_user_id IS NOT NULL)`,
    [results.flatMap(({ messageId }) => messageId ?? [])],
  );
  trial.expect(
    lost.length === 0,
    `${lost.length} threads were taken from the person who had just written into them (${lost[0]?.phone ?? ''})`,
  );
}

/** Nobody gives a thread back in this cell: a thread that goes from a person to the assistant was lost. */
const TAKEN_BACK = `SELECT l.row_id FROM judge.log l JOIN conversations c ON c.id = l.ref
  WHERE l.what = 'handler' AND l.old = 'human' AND l.new = 'ai' AND c.contact_address = ANY($1)`;

/** What is still queued leaves through workers that do not pause before each text. */
async function drained(trial: Trial): Promise<void> {
  await trial.rig.stop('SIGTERM');
  await trial.rig.start();
  await trial.settle(60_000);
}

export const raceCells: Cell[] = [
  {
    id: 'F30',
    title: 'STOP, reply and takeover against the send; STOP at another number; a person in a closed thread',
    isQuick: true,
    async run(trial) {
      // a busy worker leaves texts in the queue for a moment: the window in which the races are decided
      await trial.rig.start({ worker: { FAILPOINTS: 'send.due=sleep:1500' } });
      await stopRaces(trial);
      await replyRaces(trial);
      await takeoverRaces(trial);
      await stopsOfTwoNumbers(trial);
      // receipts of a thousand texts, each a quarter of a second, would take the place of the texts of the next race
      await drained(trial);
      const staff = await closedThreadRaces(trial);
      await drained(trial);
      await expectWithStaff(trial, staff);
      const taken = await trial.rig.sql(TAKEN_BACK, [[...trial.sender.phones]]);
      trial.expect(taken.length === 0, `${taken.length} threads went from a person back to the assistant, and nobody had returned them`);
      const [row] = await trial.rig.sql<{ beaten: number; left: number }>(
        `SELECT count(*) FILTER (WHERE state = 'cancelled')::int AS beaten, count(*) FILTER (WHERE state IN ('accepted', 'sent', 'delivered'))::int AS left FROM outbound WHERE to_address = ANY($1)`,
        [[...trial.sender.phones]],
      );
      trial.notes.push(`${row!.left} left before, ${row!.beaten} were stopped in the queue`);
    },
  },
];
