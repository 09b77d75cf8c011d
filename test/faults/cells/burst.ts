import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone, type Sent } from '../rig/sender.js';
import type { Tenant } from '../rig/tenants.js';

const LINES = [
  'Hi, my AC is broken. Can somebody come and look at it?',
  'My name is Ana Diaz',
  'I live at 12 Elm Street',
  'Any afternoon works for me',
];
const BASE_P95_MS = 100;
const BURST_P99_MS = 400;
const DRAINED_MS = 120_000;

interface Rush {
  perSecond: number;
  seconds: number;
  /** Texts per second of the businesses that have no rush, before it and during it. */
  others: number;
  calmSeconds: number;
}

/**
 * How long the product waits for a person's next words before it answers, as it comes out of the box: the rig's tenth of it would
 * turn every text of the rush into a turn of its own.
 */
const OWN_PATIENCE = `UPDATE org_settings SET debounce_ms = DEFAULT, debounce_cap_ms = DEFAULT WHERE org_id = ANY($1)`;
const RIGS_PATIENCE = `UPDATE org_settings SET debounce_ms = 300, debounce_cap_ms = 3000 WHERE org_id = ANY($1)`;
/** The profile of a business is remembered for so long. */
const PROFILE_MS = 5_500;

/** The plan's 200 a second for a minute, and a tenth of it. */
const RUSHES: Record<string, Rush> = {
  full: { perSecond: 200, seconds: 60, others: 4, calmSeconds: 20 },
  quick: { perSecond: 40, seconds: 10, others: 4, calmSeconds: 10 },
};

/** Texts that arrive on schedule, whatever becomes of those before them; each is tried once, as in a rush nobody repeats for us. */
async function arrive(
  trial: Trial,
  perSecond: number,
  seconds: number,
  next: (index: number) => [Tenant, string, string],
): Promise<Sent[]> {
  const began = performance.now();
  const texts: Promise<Sent>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const wait = began + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    texts.push(trial.sender.text(...next(index), { patienceMs: 0 }));
  }
  return Promise.all(texts);
}

/** People of the businesses without a rush: a new one for each text, so that each text is owed one reply. */
const trickle = (trial: Trial, { others }: Rush, seconds: number): Promise<Sent[]> =>
  arrive(trial, others, seconds, (index) => [trial.rig.tenants[1 + (index % 2)]!, newPhone(), LINES[0]!]);

/** The people of the rush write again and again, each in turn. */
function rush(trial: Trial, { perSecond, seconds }: Rush): Promise<Sent[]> {
  const people = Array.from({ length: trial.scale.conversations }, () => newPhone());
  return arrive(trial, perSecond, seconds, (index) => [
    trial.rig.tenants[0]!,
    people[index % people.length]!,
    LINES[Math.floor(index / people.length) % LINES.length]!,
  ]);
}

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.POSITIVE_INFINITY);
}

/** From the text to the moment at which the network had the reply. */
function replyWaits(trial: Trial, texts: Sent[]): number[] {
  const accepts = new Map(trial.rig.judge.accepts(trial.sender.phones).map((line) => [line.to, Date.parse(line.at)]));
  return texts.map((sent) => (accepts.get(sent.phone) ?? Number.POSITIVE_INFINITY) - sent.sentAt);
}

const STEPS = `SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM d.at - i.at))::float8 AS decided,
    percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM s.at - d.at))::float8 AS claimed
  FROM conversations c JOIN judge.log i ON i.what = 'inbound' AND i.ref = c.id
  JOIN judge.log d ON d.what = 'decision' AND d.ref = c.id AND i.new::bigint > d.old::bigint AND i.new::bigint <= d.new::bigint
  LEFT JOIN judge.log s ON s.what = 'outbound' AND s.ref = c.id AND s.new = 'sending' WHERE c.contact_address = ANY($1)`;

/** Where the others' time went: from the commit of a text to its decision, and from there to the claim of the reply. */
async function steps({ rig }: Trial, texts: Sent[]): Promise<string> {
  const [row] = await rig.sql<{ decided: number; claimed: number }>(STEPS, [texts.map(({ phone }) => phone)]);
  return `of it ${Math.round(row!.decided * 1000)} ms to the decision, ${Math.round(row!.claimed * 1000)} ms to the send`;
}

/**
 * One business gets ten times the load of all. What of the plan speaks of campaigns (waves that wait while replies are owed) waits
 * for the product to have campaigns.
 */
async function measure(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  const plan = RUSHES[scale.name]!;
  const planned = plan.perSecond * plan.seconds;
  trial.floor('text of the rush', planned);
  trial.floor('text of the others during the rush', plan.others * plan.seconds);
  await rig.start();
  await trickle(trial, plan, 5);
  await trial.rest(30_000);
  const warm = sender.latencies.length;
  const calm = await trickle(trial, plan, plan.calmSeconds);
  await trial.rest(30_000);
  const calmWaits = quantile(replyWaits(trial, calm), 0.95);
  const base = quantile(sender.latencies.slice(warm), 0.95);
  const from = sender.latencies.length;

  const began = performance.now();
  const [texts, others] = await Promise.all([rush(trial, plan), trickle(trial, plan, plan.seconds)]);
  const took = performance.now() - began;
  trial.hit('text of the rush', texts.length);
  trial.hit('text of the others during the rush', others.length);
  const peak = quantile(sender.latencies.slice(from), 0.99);
  const refused = [...sender.refusals].map(([status, many]) => `${many} x ${status}`).join(', ');
  trial.expect(refused === '', `texts were refused: ${refused}`);
  await trial.settle(DRAINED_MS);

  const [calmReplies, busyReplies] = [replyWaits(trial, calm), replyWaits(trial, others)];
  const missing = [...calmReplies, ...busyReplies].filter((ms) => !Number.isFinite(ms)).length;
  trial.expect(missing === 0, `${missing} people of the other businesses got no reply`);
  const busyWaits = quantile(busyReplies, 0.95);
  trial.notes.push(
    `${Math.round(texts.length / (took / 1000))} texts/s of ${plan.perSecond}`,
    `webhook p95 ${base} ms before, p99 ${peak} ms in the rush`,
    `the others' reply p95 ${calmWaits} ms before, ${busyWaits} ms in the rush`,
    await steps(trial, others),
  );
  trial.within('webhook p95 at base load', base, BASE_P95_MS);
  trial.within('webhook p99 in the rush', peak, BURST_P99_MS);
  trial.expect(busyWaits <= 2 * calmWaits, `the others' reply p95 in the rush: ${busyWaits} ms, more than twice ${calmWaits} ms`);
}

async function burst(trial: Trial): Promise<void> {
  const { rig } = trial;
  const all = rig.tenants.map(({ orgId }) => orgId);
  await rig.sql(OWN_PATIENCE, [all]);
  try {
    await sleep(PROFILE_MS);
    await measure(trial);
  } finally {
    await rig.sql(RIGS_PATIENCE, [all]);
    await sleep(PROFILE_MS);
  }
}

export const burstCells: Cell[] = [{ id: 'F27', title: 'one business gets 200 texts a second for a minute', run: burst }];
