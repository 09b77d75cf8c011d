import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone, type Sent } from '../rig/sender.js';

/** As many texts as one shared commit may hold (src/conversations/inbound-batches.service.ts). */
const BATCH = 48;
/** A commit stays open for so long, so that the next texts gather behind it and the kill hits its mark. */
const OPEN_MS = 1500;
const SLOW_BODY = 'My AC is broken, this one is written slowly';

/**
 * Counts every text that was ever written, also by transactions that never committed: a sequence forgets no number. The slow
 * text stops the batch in its middle.
 */
const COUNTER = `CREATE SEQUENCE judge.written;
  CREATE FUNCTION judge.count_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF NEW.direction = 'in' THEN
      PERFORM nextval('judge.written');
      IF NEW.body = '${SLOW_BODY}' THEN PERFORM pg_sleep(${OPEN_MS / 1000}); END IF;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER count_text AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION judge.count_text()`;
const WRITTEN = `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS many FROM judge.written`;
const COMMITTED = `SELECT count(*)::int AS many FROM judge.log WHERE what = 'inbound' AND id > $1`;
const TOGETHER = `SELECT count(*)::int AS many FROM judge.log WHERE what = 'inbound' AND id > $1 GROUP BY xid::text ORDER BY 1 DESC LIMIT 1`;
const LAST = `SELECT coalesce(max(id), 0)::int AS many FROM judge.log`;

interface Moment {
  name: string;
  failpoints: string;
  /** One text in the middle of the batch takes its time. */
  hasSlowText?: boolean;
  /** True when the batch of 48 is where this moment wants it. */
  isReached: (uncommitted: number, together: number) => boolean;
}

const MOMENTS: Moment[] = [
  {
    name: 'killed while the 48 are written',
    failpoints: `webhook.before_commit=sleep:${OPEN_MS}`,
    hasSlowText: true,
    isReached: (uncommitted) => uncommitted >= 8 && uncommitted < BATCH,
  },
  {
    name: 'killed before the commit of 48',
    failpoints: `webhook.before_commit=sleep:${OPEN_MS}`,
    isReached: (uncommitted) => uncommitted >= BATCH,
  },
  {
    name: 'killed after the commit of 48, before any answer',
    failpoints: `webhook.before_commit=sleep:${OPEN_MS},webhook.after_commit=sleep:${OPEN_MS}`,
    isReached: (_, together) => together >= BATCH,
  },
];

async function one({ rig }: Trial, text: string, params: unknown[] = []): Promise<number> {
  return (await rig.sql<{ many: number }>(text, params))[0]?.many ?? 0;
}

/** Some texts keep both writers of the one api busy; the 48 that come meanwhile share the next commit. */
async function gather(trial: Trial, moment: Moment): Promise<Promise<Sent>[]> {
  const { rig, sender } = trial;
  const [tenant] = rig.tenants;
  const first = [0, 1].map(async (index) => {
    await sleep(index * 60);
    return sender.text(tenant!, newPhone(), 'Hi, are you open?', { patienceMs: 30_000 });
  });
  await sleep(400);
  const phones = Array.from({ length: BATCH }, () => newPhone()).sort();
  // the batch is written in the order of the senders' numbers: the slow one stands in its middle
  const rest = phones.map((phone, index) =>
    sender.text(tenant!, phone, moment.hasSlowText && index === BATCH / 2 ? SLOW_BODY : 'Hi, my AC is broken. Can you come?', {
      patienceMs: 30_000,
    }),
  );
  return [...first, ...rest];
}

async function killOnce(trial: Trial, moment: Moment): Promise<void> {
  const { rig } = trial;
  const logged = await one(trial, LAST);
  const written = await one(trial, WRITTEN);
  const texts = await gather(trial, moment);
  const deadline = performance.now() + 4 * OPEN_MS * trial.patience();
  let isHit = false;
  while (!isHit && performance.now() < deadline) {
    const [all, committed] = [(await one(trial, WRITTEN)) - written, await one(trial, COMMITTED, [logged])];
    isHit = moment.isReached(all - committed, await one(trial, TOGETHER, [logged]));
    if (!isHit) await sleep(10);
  }
  // with the next life the provider's repetitions are taken at once
  rig.next({});
  for (const slot of rig.apis) slot.kill();
  if (isHit) trial.hit(moment.name);
  await Promise.all(texts);
}

/** One api takes all texts, dies in a shared commit, and its next life gets what the provider repeats. */
async function sharedCommits(trial: Trial): Promise<void> {
  const { rig, scale } = trial;
  const rounds = scale.name === 'full' ? 3 : 1;
  await rig.sql(COUNTER);
  try {
    for (const moment of MOMENTS) {
      trial.floor(moment.name, rounds);
      // on a busy machine the 48 do not always arrive in time to share one commit: such a kill counts for nothing and is repeated
      for (let attempt = 0; attempt < 3 * rounds && trial.hits[moment.name]! < rounds; attempt += 1) {
        await rig.start({ api: { FAILPOINTS: moment.failpoints } });
        rig.parts.front.aim([rig.parts.apiPorts[0]!]);
        await killOnce(trial, moment);
      }
    }
  } finally {
    rig.parts.front.aim(rig.parts.apiPorts);
    await rig.sql('DROP TRIGGER count_text ON messages; DROP FUNCTION judge.count_text; DROP SEQUENCE judge.written');
  }
  await trial.settle(60_000);
  const without = trial.sender.book.filter((sent) => sent.ackedAt === null).length;
  trial.notes.push(`${trial.sender.acked} of ${trial.sender.book.length} answered 200 in the end, ${without} never`);
}

export const sharedCommitCells: Cell[] = [{ id: 'F37', title: 'api killed in a commit that 48 texts share', run: sharedCommits }];
