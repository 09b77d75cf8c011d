import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { sleep } from '../../../src/common/retry.js';
import { atLocal } from '../../../src/common/time.rules.js';
import { allowedSpans, nextAllowedInstant } from '../../../src/policy/quiet-hours.rules.js';
import { projectRoot } from '../../harness/services.js';
import type { Cell, Trial } from '../rig/cell.js';
import type { Env } from '../rig/processes.js';
import { ConsoleUser } from './console.js';

const TEN_MINUTES = 600_000;
/** The timers are due between 5 and 25 seconds from now. */
const LAST_DUE_MS = 25_000;
const LATE_MS = 5_000;
const PRELOAD = pathToFileURL(join(projectRoot, 'test', 'faults', 'rig', 'skewed-clock.mjs')).href;
const skewed = (ms: number, jumpMs = 0): Env => ({
  NODE_OPTIONS: `--import=${PRELOAD}`,
  SKEW_MS: String(ms),
  ...(jumpMs === 0 ? {} : { SKEW_JUMP_MS: String(jumpMs), SKEW_JUMP_AFTER_MS: '15000' }),
});

const SKEWED_APIS = [TEN_MINUTES, -TEN_MINUTES] as const;
/** What a token may be past its time, at most (reliability.md F24). */
const LEEWAY_SECONDS = 60;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

/** The same token with another end, signed with the key of the rig. */
function endingAt({ rig }: Trial, token: string, exp: number): string {
  const text = `${token.split('.')[0]!}.${part({ ...claimsOf(token), exp })}`;
  return `${text}.${createHmac('sha256', rig.parts.postgres.secrets.jwtSecret).update(text).digest('base64url')}`;
}

/** Who signed in at one api comes to the other one, whose clock is twenty minutes away. */
async function tokensAcrossClocks(trial: Trial): Promise<void> {
  const { rig } = trial;
  const [ahead, behind] = rig.parts.apiPorts.map((port) => `http://127.0.0.1:${port}`) as [string, string];
  const tokenOf = async (at: string): Promise<string> => (await ConsoleUser.signIn(at, rig.tenants[0]!)).token;
  const [ofAhead, ofBehind] = [await tokenOf(ahead), await tokenOf(behind)];
  const nowAt = (index: 0 | 1): number => Math.floor((Date.now() + SKEWED_APIS[index]) / 1000);
  const cases: [string, string, string, number][] = [
    ['a token at the api ahead that signed it', ahead, ofAhead, 200],
    ['a token at the api behind that signed it', behind, ofBehind, 200],
    // by the clock that is ahead it ended ten minutes ago
    ['a token of the api behind at the one ahead', ahead, ofBehind, 401],
    // nothing of it has run out; its session lies in the database, and ends there
    ['a token of the api ahead at the one behind', behind, ofAhead, 200],
    ['a token that ends in a minute, at the api ahead', ahead, endingAt(trial, ofBehind, nowAt(0) + 60), 200],
    ['a token past the leeway at the api ahead', ahead, endingAt(trial, ofAhead, nowAt(0) - LEEWAY_SECONDS - 1), 401],
    ['a token past the leeway at the api behind', behind, endingAt(trial, ofAhead, nowAt(1) - LEEWAY_SECONDS - 1), 401],
  ];
  trial.floor('token across clocks', cases.length);
  for (const [what, at, token, wanted] of cases) {
    const { status } = await new ConsoleUser(at, token).request('GET', '/api/auth/me');
    trial.hit('token across clocks');
    trial.expect(status === wanted, `${what} was answered ${status}, not ${wanted}`);
  }
}

async function skewedWorkers(trial: Trial): Promise<void> {
  const { rig, scale, sender } = trial;
  const due = scale.name === 'full' ? 60 : 12;
  await rig.start({
    api: (slot) => skewed(SKEWED_APIS[slot.name === 'api1' ? 0 : 1]),
    worker: (slot) => skewed(slot.name === 'worker1' ? TEN_MINUTES : -TEN_MINUTES, slot.name === 'worker2' ? -3_600_000 : 0),
  });
  trial.floor('timer', due);
  await tokensAcrossClocks(trial);
  await rig.load(sender, { perSecond: scale.steady, conversations: due * 2 }).send(due * 2);
  await trial.rest(30_000);
  // pushed into the near future: a worker that trusts its own clock fires them ten minutes early, or never
  const timers = await rig.sql<{ id: string }>(
    `UPDATE jobs SET due_at = app_now() + random() * interval '20 seconds' + interval '5 seconds', hinted_at = NULL WHERE id IN (
       SELECT j.id FROM jobs j JOIN conversations c ON c.id = j.conversation_id
       WHERE j.state = 'pending' AND j.kind = 'conversation.follow_up' AND c.contact_address = ANY($1) LIMIT $2) RETURNING id`,
    [[...sender.phones], due],
  );
  const fired = async (): Promise<{ many: number; late: number | null }> => {
    const [row] = await rig.sql<{ many: number; late: number | null }>(
      `SELECT count(*)::int AS many, max((detail ->> 'lateSeconds')::float8) AS late FROM judge.log WHERE what = 'job' AND new = 'done' AND row_id = ANY($1)`,
      [timers.map((timer) => timer.id)],
    );
    return row!;
  };
  const began = performance.now();
  while ((await fired()).many < timers.length && performance.now() - began < LAST_DUE_MS + 2 * LATE_MS * trial.patience()) await sleep(250);
  const { many, late } = await fired();
  trial.hit('timer', many);
  trial.notes.push(`latest timer ${(late ?? Number.NaN).toFixed(1)} s`);
  trial.within('the latest timer', (late ?? Number.POSITIVE_INFINITY) * 1000, LATE_MS);
  await trial.settle(30_000);
  const stuck = await rig.sql(`SELECT 1 FROM jobs WHERE state = 'pending' AND kind LIKE 'event.%'`);
  trial.expect(stuck.length === 0, `${stuck.length} events wait for a clock that is wrong`);
}

const ZONES = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Chicago'];
/** Days on which clocks change, years end, and February is long. */
const DAYS = ['2026-11-01', '2027-03-14', '2026-10-25', '2027-03-28', '2027-04-04', '2026-10-04', '2026-12-31', '2028-02-29', '2026-11-21'];
const CASES = 1000;

/** Local minute of the day and weekday, by the platform's own calendar and not by the product's. */
function wallOf(at: Date, zone: string): { minute: number; weekday: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)!.value;
  return {
    minute: Number(of('hour')) * 60 + Number(of('minute')),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1,
  };
}

function isAllowed(
  at: Date,
  zones: readonly string[],
  rules: { quietStart: string; quietEnd: string; country: string | null; state: string | null },
): boolean {
  return zones.every((zone) => {
    const { minute, weekday } = wallOf(at, zone);
    return allowedSpans(rules, weekday).some((span) => minute >= span.from && minute < span.to);
  });
}

const quietCase = fc.record({
  day: fc.constantFrom(...DAYS),
  minutes: fc.integer({ min: -1440, max: 1440 }),
  zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
  quietStart: fc.constantFrom('20:00', '21:00', '22:30', '01:30'),
  quietEnd: fc.constantFrom('07:00', '08:00', '09:30', '02:30'),
});

/** The next permitted instant is permitted everywhere, not in the past, and no earlier quarter of an hour would have done. */
function quietHours(trial: Trial): void {
  for (const { day, minutes, zones, quietStart, quietEnd } of fc.sample(quietCase, CASES)) {
    const rules = { quietStart, quietEnd, country: 'US', state: null };
    const now = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
    const next = nextAllowedInstant(now, { zones, ...rules });
    trial.hit('quiet hours');
    const label = `${now.toISOString()} ${zones.join('+')} ${quietStart}-${quietEnd}`;
    if (!next) continue;
    trial.expect(next >= now && isAllowed(next, zones, rules), `${label}: ${next.toISOString()} is not permitted`);
    for (let at = now.getTime(); at < next.getTime(); at += 900_000) {
      if (!isAllowed(new Date(at), zones, rules)) continue;
      trial.violations.push(`${label}: ${new Date(at).toISOString()} was permitted already, not only ${next.toISOString()}`);
      break;
    }
  }
}

const wallCase = fc.record({
  day: fc.constantFrom(...DAYS),
  zone: fc.constantFrom(...ZONES),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.constantFrom(0, 15, 30, 45),
});

/** A local time becomes one instant: the first of a doubled one, and what follows the gap for a missing one. */
function wallTimes(trial: Trial): void {
  for (const { day, zone, hour, minute } of fc.sample(wallCase, CASES)) {
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const at = atLocal(day, time, zone).toJSDate();
    trial.hit('wall time');
    const minutes = wallOf(at, zone).minute;
    const wanted = hour * 60 + minute;
    const isMissing = minutes !== wanted;
    const label = `${day} ${time} ${zone} -> ${at.toISOString()}`;
    trial.expect(!isMissing || (minutes > wanted && minutes - wanted <= 60), `${label} shows ${minutes}`);
    for (const back of [30, 60]) {
      const before = new Date(at.getTime() - back * 60_000);
      trial.expect(isMissing || wallOf(before, zone).minute !== wanted, `${label} is the second of two`);
    }
  }
}

export const clockCells: Cell[] = [
  {
    id: 'F24',
    title: 'clocks ten minutes wrong both ways, one jumps back an hour; tokens from one clock to the other',
    run: skewedWorkers,
  },
  {
    id: 'F25',
    title: 'daylight saving in five zones, quiet hours and wall times, generated',
    async run(trial) {
      trial.floor('quiet hours', CASES);
      trial.floor('wall time', CASES);
      quietHours(trial);
      wallTimes(trial);
    },
  },
];
