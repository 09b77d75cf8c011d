import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone, type Sent } from '../rig/sender.js';
import { AUTH_TOKEN, type Tenant } from '../rig/tenants.js';
import { ConsoleUser } from './console.js';

/** People text the number while our webhooks cannot be reached: only the network knows of it. */
export async function textTheNetwork(trial: Trial, tenant: Tenant, body: string): Promise<Sent> {
  const phone = newPhone();
  const login = Buffer.from(`${tenant.accountSid}:${AUTH_TOKEN}`).toString('base64');
  const answer = await fetch(`http://127.0.0.1:${trial.rig.parts.simulatorPort}/simulator/control/texts`, {
    method: 'POST',
    headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from: phone, to: tenant.number, body }),
  });
  const { messageSid } = (await answer.json()) as { messageSid: string };
  const sent: Sent = { sid: messageSid, phone, tenant, body, sentAt: Date.now(), ackedAt: Date.now(), statuses: [] };
  trial.sender.book.push(sent);
  trial.sender.phones.add(phone);
  return sent;
}

/** The look at the provider's list that comes after each start and every five minutes comes now. */
export async function backfillNow(trial: Trial): Promise<void> {
  await trial.rig.sql(`UPDATE recurring_runs SET last_started_at = '-infinity' WHERE name = 'inbound.backfill'`);
}

const REFUSE = `CREATE FUNCTION judge.poison() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN IF NEW.conversation_id = TG_ARGV[0]::uuid THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$`;

async function poison(trial: Trial): Promise<void> {
  const { rig, sender, scale } = trial;
  await rig.start();
  trial.floor('poisoned turn', 5);
  const victim = newPhone();
  const [tenant] = rig.tenants;
  await sender.text(tenant!, victim, 'Hi, my AC is broken. Can you come?');
  await trial.rest(30_000);
  const [thread] = await rig.sql<{ id: string }>('SELECT id FROM conversations WHERE contact_address = $1', [victim]);
  await rig.sql(REFUSE);
  await rig.sql(`CREATE TRIGGER poison BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION judge.poison('${thread!.id}')`);
  try {
    const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
    await sender.text(tenant!, victim, 'My name is Ana Diaz');
    const deadline = performance.now() + 120_000;
    const state = async (): Promise<{ is_dead: boolean; turn_attempts: number }> =>
      (
        await rig.sql<{ is_dead: boolean; turn_attempts: number }>('SELECT is_dead, turn_attempts FROM conversations WHERE id = $1', [
          thread!.id,
        ])
      )[0]!;
    while (!(await state()).is_dead && performance.now() < deadline) await sleep(250);
    trial.hit('poisoned turn', (await state()).turn_attempts);
    await load.stop();
    await trial.rest(30_000);
    const [row] = await rig.sql<{ dead: number; listed: number }>(
      `SELECT (SELECT count(*)::int FROM conversations WHERE is_dead) AS dead, (SELECT count(*)::int FROM escalations WHERE kind = 'failure' AND conversation_id = $1) AS listed`,
      [thread!.id],
    );
    trial.expect(row!.dead === 1, `${row!.dead} threads are blocked, not one`);
    trial.expect(row!.listed === 1, "the poisoned thread is on nobody's list");
  } finally {
    await rig.sql('DROP TRIGGER poison ON decisions');
    await rig.sql('DROP FUNCTION judge.poison');
  }
  // the console's replay is an agency route; the customer's next text revives the thread as well
  await sender.text(tenant!, victim, 'I live at 12 Elm Street');
  await trial.settle(30_000);
}

async function bookingRace(trial: Trial, rounds: number): Promise<void> {
  const { rig } = trial;
  const user = await ConsoleUser.signIn(rig.baseUrl, rig.tenants[0]!);
  trial.floor('round', rounds);
  const start = Date.parse('2031-01-06T09:00:00-06:00');
  for (let round = 0; round < rounds; round += 1) {
    const many = 2 + (round % 49);
    // every third of an hour of working days years ahead
    const startsAt = new Date(start + Math.floor(round / 6) * 86_400_000 + (round % 6) * 3_600_000).toISOString();
    const answers = await Promise.all(
      Array.from({ length: many }, () =>
        user.request('POST', '/api/appointments', { phone: newPhone(), name: 'Ana Diaz', startsAt, durationMinutes: 30 }),
      ),
    );
    const won = answers.filter((answer) => answer.status === 201).length;
    const lost = answers.filter((answer) => answer.status === 409).length;
    trial.hit('round');
    trial.expect(
      won === 1 && won + lost === many,
      `${won} winners and ${lost} losers of ${many} at ${startsAt} (${answers.map((answer) => answer.status).join(' ')})`,
    );
    if (trial.violations.length > 3) return;
  }
}

export const operationsCells: Cell[] = [
  {
    id: 'F29',
    title: 'up to 50 bookings of one place at once',
    async run(trial) {
      await trial.rig.start();
      await bookingRace(trial, trial.scale.name === 'full' ? 200 : 20);
      const overlaps = await trial.rig
        .sql(`SELECT 1 FROM appointments a JOIN appointments b ON b.resource_id = a.resource_id AND b.id > a.id
        AND tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until) WHERE a.status IN ('scheduled', 'confirmed') AND b.status IN ('scheduled', 'confirmed')`);
      trial.expect(overlaps.length === 0, `${overlaps.length} bookings overlap`);
      await trial.settle(30_000);
    },
  },
  {
    id: 'F31',
    title: 'rolling restart: new processes beside old ones',
    async run(trial) {
      const { rig, scale, sender } = trial;
      await rig.start();
      trial.floor('process replaced', 4);
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      for (const slot of [...rig.workers, ...rig.apis]) {
        await sleep(2000);
        const ended = await slot.stop('SIGTERM');
        trial.expect(ended === '0', `${slot.name} ended with ${ended}`);
        slot.start();
        await slot.ready();
        trial.hit('process replaced');
      }
      await load.stop();
      const errors = [...sender.refusals].filter(([status]) => status >= 500);
      trial.expect(errors.length === 0, `refusals during the change: ${JSON.stringify(errors)}`);
      trial.notes.push(`other answers than 200: ${JSON.stringify([...sender.refusals])}`);
      await trial.settle(60_000);
    },
  },
  {
    id: 'F32',
    title: 'SIGTERM under load',
    async run(trial) {
      const { rig, scale, sender } = trial;
      await rig.start();
      trial.floor('SIGTERM', 4);
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      await sleep(8000);
      const began = performance.now();
      const ends = await rig.stop('SIGTERM');
      const seconds = (performance.now() - began) / 1000;
      trial.hit('SIGTERM', ends.length);
      trial.notes.push(`all ended after ${seconds.toFixed(1)} s with ${ends.join(' ')}`);
      trial.within('the end of all processes', seconds * 1000, 25_000);
      trial.expect(
        ends.every((end) => end === '0'),
        `ends: ${ends.join(' ')}`,
      );
      const [row] = await rig.sql<{ many: number }>(
        `SELECT count(*)::int AS many FROM outbound WHERE state IN ('unknown', 'sending') AND to_address = ANY($1)`,
        [[...sender.phones]],
      );
      trial.expect(row!.many === 0, `${row!.many} sends were left without an answer`);
      await rig.start();
      await load.stop();
      await trial.settle(60_000);
    },
  },
  { id: 'F33', title: 'one thread whose turns always fail', run: poison },
  {
    id: 'F34',
    title: 'inbound outage: webhooks unreachable, the network goes on',
    async run(trial) {
      const { rig, scale } = trial;
      const many = scale.name === 'full' ? 200 : 20;
      trial.floor('text without webhook', many);
      await rig.start();
      await rig.stop('SIGTERM');
      for (let index = 0; index < many; index += 1) {
        await textTheNetwork(trial, rig.tenants[index % 3]!, 'Hi, my AC is broken. Can somebody come?');
        trial.hit('text without webhook');
      }
      await sleep(scale.name === 'full' ? 60_000 - many * 20 : 2000);
      await rig.start();
      await backfillNow(trial);
      const deadline = performance.now() + 300_000;
      const sids = trial.sender.book.map((sent) => sent.sid);
      const stored = async (): Promise<number> =>
        (await rig.sql(`SELECT 1 FROM messages WHERE provider_message_id = ANY($1)`, [sids])).length;
      while ((await stored()) < many && performance.now() < deadline) await sleep(250);
      trial.notes.push(`${await stored()} of ${many} fetched`);
      await trial.settle(60_000);
    },
  },
];
