import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone } from '../rig/sender.js';
import { httpRule } from '../rig/tcp-proxy.js';
import { ConsoleUser } from './console.js';
import { killAtEach } from './kills.js';
import { backfillNow, textTheNetwork } from './operations.js';

/** A few follow-ups come due now, so that timers fire while the load runs. */
async function followUpsNow({ rig }: Trial): Promise<void> {
  await rig.sql(`UPDATE jobs SET due_at = app_now(), hinted_at = NULL WHERE id IN (
    SELECT id FROM jobs WHERE state = 'pending' AND kind = 'conversation.follow_up' AND due_at > app_now() ORDER BY random() LIMIT 2)`);
}

async function reconciler(trial: Trial): Promise<void> {
  const { provider } = trial.rig.parts;
  // requests that never reach the network: only the reconciler can find out
  provider.rule = httpRule((head) =>
    head.startsWith('POST') && head.includes('/Messages.json') && Math.random() < 0.3 ? { kind: 'reset' } : null,
  );
  await killAtEach(trial, 'worker', ['recon.mid']);
  provider.rule = undefined;
}

async function backfill(trial: Trial): Promise<void> {
  for (let index = 0; index < 15; index += 1)
    await textTheNetwork(trial, trial.rig.tenants[index % 3]!, 'Hi, my AC is broken. Can you come?');
  let last = 0;
  await killAtEach(trial, 'worker', ['backfill.mid'], trial.scale.kills, async () => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    await backfillNow(trial);
  });
  await backfillNow(trial);
}

const HELD_MS = 60_000;

interface Wish {
  startsAt: string;
  key: string;
  phone: string;
  isAnswered: boolean;
  /** Its first request died with the api: the key is held for a minute, and others wish meanwhile. */
  isHeld: boolean;
}

/** Bookings through an api that dies before or after the slot is won; the caller repeats with the same key until it knows. */
async function slots(trial: Trial): Promise<void> {
  const { rig } = trial;
  const wishes: Wish[] = [];
  let user: ConsoleUser | undefined;
  const attempt = async (wish: Wish): Promise<void> => {
    user ??= await ConsoleUser.signIn(rig.baseUrl, rig.tenants[1]!).catch(() => undefined);
    const body = { phone: wish.phone, name: 'Ana Diaz', startsAt: wish.startsAt, durationMinutes: 30 };
    const answer = await user?.request('POST', '/api/appointments', body, { 'idempotency-key': wish.key });
    if (answer?.status === 201 || (answer?.status === 409 && answer.body?.code === 'appointments.taken')) wish.isAnswered = true;
    wish.isHeld = answer?.body?.code === 'request.in_flight';
    if (answer?.status === 401) user = undefined;
  };
  await killAtEach(trial, 'api', ['slot.before_commit', 'slot.after_commit'], trial.scale.kills, async () => {
    let wish = wishes.find((each) => !each.isAnswered && !each.isHeld);
    if (!wish) {
      const index = wishes.length;
      const startsAt = new Date(
        Date.parse('2032-02-02T09:00:00-06:00') + Math.floor(index / 6) * 86_400_000 + (index % 6) * 3_600_000,
      ).toISOString();
      wish = { startsAt, key: `wish-${newPhone()}`, phone: newPhone(), isAnswered: false, isHeld: false };
      wishes.push(wish);
    }
    await attempt(wish);
  });
  await Promise.all(rig.apis.map((slot) => slot.ready()));
  const deadline = performance.now() + HELD_MS + 60_000;
  for (const wish of wishes)
    while (!wish.isAnswered && performance.now() < deadline) {
      await attempt(wish);
      if (!wish.isAnswered) await sleep(500);
    }
  const rows = await rig.sql<{ starts_at: Date; many: number }>(
    'SELECT starts_at, count(*)::int AS many FROM appointments WHERE starts_at = ANY($1) GROUP BY 1',
    [wishes.map((wish) => wish.startsAt)],
  );
  trial.notes.push(`${wishes.length} bookings`);
  trial.expect(
    wishes.every((wish) => wish.isAnswered),
    'a booking was never answered',
  );
  trial.expect(
    rows.length === wishes.length && rows.every((row) => row.many === 1),
    `${rows.length} places booked of ${wishes.length}, ${rows.filter((row) => row.many > 1).length} twice`,
  );
}

export const timerCells: Cell[] = [
  {
    id: 'F5',
    title: 'killed while a timer fires, a slot is won, a reconciler or the backfill runs',
    async run(trial) {
      await killAtEach(trial, 'worker', ['timer.claimed', 'timer.fired'], trial.scale.kills, () => followUpsNow(trial));
      await slots(trial);
      await reconciler(trial);
      await backfill(trial);
      await trial.settle(90_000);
    },
  },
];
