import { sleep } from '../../../src/common/retry.js';
import type { Cell, Scale, Trial } from '../rig/cell.js';
import { PASSWORD, type Tenant } from '../rig/tenants.js';
import { newPhone } from '../rig/sender.js';

/** A thousand races at twenty at once would take a quarter of the hour that all cells may take. */
const AT_ONCE = { quick: 20, full: 50 };
const jitter = (): Promise<void> => sleep(Math.random() * 1500);

/** Runs a race so many times, a few at once. */
async function many({ name, races: count }: Scale, race: (index: number) => Promise<void>): Promise<void> {
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
  await many(scale, async (index) => {
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
  await many(scale, async (index) => {
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
  await many(scale, async (index) => {
    const phone = newPhone();
    const at = index % 3;
    await sender.text(rig.tenants[at]!, phone, 'Hi, my AC is broken. Can you come?');
    const thread = await wait<{ id: string }>(trial, 'SELECT id FROM conversations WHERE contact_address = $1', [phone]);
    if (index % 2 === 0) await wait(trial, QUEUED, [phone], 4000);
    else await sleep(150 + Math.random() * 300);
    await jitter();
    const answer = await fetch(`${rig.baseUrl}/api/conversations/${thread!.id}/takeover`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[at]!}` },
    });
    await answer.text();
    if (answer.status === 200) trial.hit('takeover race');
    await sender.text(rig.tenants[at]!, phone, 'Are you still there?');
  });
}

export const raceCells: Cell[] = [
  {
    id: 'F30',
    title: 'STOP, reply and takeover against the send',
    isQuick: true,
    async run(trial) {
      // a busy worker leaves texts in the queue for a moment: the window in which the races are decided
      await trial.rig.start({ worker: { FAILPOINTS: 'send.due=sleep:1500' } });
      await stopRaces(trial);
      await replyRaces(trial);
      await takeoverRaces(trial);
      // the races are over: what is still queued is drained by workers that do not pause before each text
      await trial.rig.stop('SIGTERM');
      await trial.rig.start();
      await trial.settle(60_000);
      const [row] = await trial.rig.sql<{ beaten: number; left: number }>(
        `SELECT count(*) FILTER (WHERE state = 'cancelled')::int AS beaten, count(*) FILTER (WHERE state IN ('accepted', 'sent', 'delivered'))::int AS left FROM outbound WHERE to_address = ANY($1)`,
        [[...trial.sender.phones]],
      );
      trial.notes.push(`${row!.left} left before, ${row!.beaten} were stopped in the queue`);
    },
  },
];
