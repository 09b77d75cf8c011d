import { Client } from 'pg';
import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { WireReader } from '../rig/postgres-wire.js';
import { DATABASE_POOL } from '../rig/rig.js';
import { newPhone, newSid, type Answer } from '../rig/sender.js';
import type { Rule } from '../rig/tcp-proxy.js';
import { deadlocks } from './deadlocks.js';

/** One connection that stands between two statements of a transaction, or runs one that is not its first. */
const TERMINATE = `SELECT pid, has_written, pg_terminate_backend(pid) AS is_ended FROM (SELECT pid, backend_xid IS NOT NULL AS has_written FROM pg_stat_activity
  WHERE datname = current_database() AND usename = 'ringback_app' AND (state = 'idle in transaction' OR (state = 'active' AND xact_start < query_start))
    AND pid <> ALL($1) ORDER BY random() LIMIT 1) v`;

const WAITING = `SELECT application_name AS api, count(*)::int AS many FROM pg_stat_activity
  WHERE datname = current_database() AND usename = 'ringback_app' AND wait_event_type = 'Lock' GROUP BY 1`;

/** The commits whose answer is lost, by a statement that passed since BEGIN. */
const COMMITS = { 'lost commit of a text': /\bingest_(message|texts)\(/, 'lost commit of a decision': /INSERT INTO decisions\b/ };
type CommitKind = keyof typeof COMMITS;
const COMMIT_KINDS = Object.keys(COMMITS) as CommitKind[];

/** Loses the answer of every fifth commit of a kind that was not lost often enough; only one that the server has really made. */
function loseCommits(trial: Trial, wanted: number): () => Rule {
  return () => {
    const wire = new WireReader();
    return (bytes) => {
      const statements = wire.read(bytes);
      const kind =
        statements && COMMIT_KINDS.find((each) => trial.hits[each]! < wanted && statements.some((text) => COMMITS[each].test(text)));
      if (!kind || Math.random() > 0.2) return null;
      return { kind: 'drop-answer', from: 'COMMIT\0', onDrop: () => trial.hit(kind) };
    };
  };
}

/** Receipts for texts that nobody knows: each is stored by itself, and takes a connection of its own. */
async function receiptsFor(trial: Trial, forMs: number): Promise<Answer[]> {
  const { rig, sender } = trial;
  const answers: Promise<Answer>[] = [];
  for (let waited = 0; waited < forMs; waited += 500) {
    for (let index = 0; index < DATABASE_POOL; index += 1) {
      const { accountSid, number } = rig.tenants[index % 3]!;
      const sid = newSid();
      answers.push(
        sender.post('/webhooks/twilio/messages/status', {
          AccountSid: accountSid,
          From: number,
          To: newPhone(),
          MessageSid: sid,
          SmsSid: sid,
          MessageStatus: 'delivered',
        }),
      );
    }
    await sleep(500);
  }
  return Promise.all(answers);
}

const nameOfWaiting = (api: string): string => `connections of ${api} that wait at once`;

/** Until `work` ends: the largest number of connections of each api that waited for the lock at one moment. */
async function watchWaiting<T>(trial: Trial, work: Promise<T>): Promise<T> {
  let isOver = false;
  const done = work.finally(() => (isOver = true));
  while (!isOver) {
    for (const { api, many } of await trial.rig.sql<{ api: string; many: number }>(WAITING)) {
      const name = nameOfWaiting(api);
      if (name in trial.hits) trial.hits[name] = Math.max(trial.hits[name]!, many);
    }
    await sleep(100);
  }
  return done;
}

export const postgresCells: Cell[] = [
  {
    id: 'F11',
    title: 'PostgreSQL immediate restart under load',
    isQuick: true,
    async run(trial) {
      const { rig, scale, sender } = trial;
      await rig.start();
      trial.floor('restart', scale.rounds);
      const starts = rig.slots.map((slot) => slot.starts);
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      for (let round = 0; round < scale.rounds; round += 1) {
        await sleep(4000);
        await rig.parts.postgres.immediateRestart();
        trial.hit('restart');
        const up = performance.now();
        const acked = sender.acked;
        while (sender.acked === acked && performance.now() - up < 60_000) await sleep(20);
        const firstMs = Math.round(performance.now() - up);
        trial.within('first 200 after PostgreSQL was up', firstMs, 3000);
        if (round === 0) trial.notes.push(`first 200 after ${firstMs} ms`);
      }
      await sleep(2000);
      await load.stop();
      await trial.settle(30_000);
      trial.expect(
        rig.slots.every((slot, index) => slot.starts === starts[index]),
        'a process had to be started again',
      );
      trial.notes.push(`503: ${sender.refusals.get(503) ?? 0}`);
    },
  },
  {
    id: 'F12',
    title: 'connections cut in the middle of transactions',
    async run(trial) {
      const { rig, scale } = trial;
      const wanted = scale.name === 'full' ? 200 : 20;
      await rig.start();
      trial.floor('cut', wanted);
      const load = rig.load(trial.sender, { ...scale, perSecond: scale.steady }).start();
      const deadline = performance.now() + 240_000;
      const cut: number[] = [];
      let writers = 0;
      while (cut.length < wanted && performance.now() < deadline) {
        const [row] = await rig.sql<{ pid: number; has_written: boolean; is_ended: boolean }>(TERMINATE, [cut]);
        if (row?.is_ended) {
          cut.push(row.pid);
          writers += row.has_written ? 1 : 0;
        }
        await sleep(10);
      }
      trial.hit('cut', cut.length);
      trial.notes.push(`${writers} of them had written`);
      await load.stop();
      await trial.settle(60_000);
    },
  },
  {
    id: 'F13',
    title: 'the answer to COMMIT is lost',
    async run(trial) {
      const { rig, scale } = trial;
      const { postgresProxy } = rig.parts;
      for (const kind of COMMIT_KINDS) trial.floor(kind, scale.kills);
      postgresProxy.ruleOf = loseCommits(trial, scale.kills);
      await rig.start({ both: rig.through('postgres') });
      const load = rig.load(trial.sender, { ...scale, perSecond: scale.steady }).start();
      const deadline = performance.now() + 180_000;
      while (COMMIT_KINDS.some((kind) => trial.hits[kind]! < scale.kills) && performance.now() < deadline) await sleep(100);
      // connections that stand keep their rule, which strikes no more
      postgresProxy.ruleOf = undefined;
      await load.stop();
      await trial.settle(60_000);
    },
  },
  {
    id: 'F14',
    title: 'serialization failures in every fifth transaction, and real deadlocks',
    async run(trial) {
      const { rig, scale, sender } = trial;
      const wanted = scale.name === 'full' ? 200 : 20;
      trial.floor('serialization failure', wanted);
      const count = (): number => rig.slots.reduce((sum, slot) => sum + slot.strikes, 0);
      await rig.start({ both: { FAILPOINTS: 'database.before_commit=serialization:0.2' } });
      const before = count();
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      const deadline = performance.now() + 120_000;
      while (count() - before < wanted && performance.now() < deadline) await sleep(200);
      await load.stop();
      trial.hit('serialization failure', count() - before);
      await deadlocks(trial);
      await trial.settle(30_000);
      const errors = [...sender.refusals.values()].reduce((sum, many) => sum + many, 0);
      trial.expect(errors === 0, `${errors} webhooks were refused`);
    },
  },
  {
    id: 'F15',
    title: 'every database connection is busy',
    async run(trial) {
      const { rig, scale, sender } = trial;
      await rig.start({ api: ({ name }) => ({ DATABASE_URL: `${rig.parts.postgres.appUrl()}?application_name=${name}` }) });
      trial.floor('table locked', 1);
      for (const { name } of rig.apis) trial.floor(nameOfWaiting(name), DATABASE_POOL);
      trial.floor('answered 503', 2 * DATABASE_POOL);
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      await sleep(3000);
      const locker = new Client({ connectionString: rig.parts.postgres.admin.options.connectionString });
      await locker.connect();
      await locker.query('BEGIN');
      await locker.query('LOCK TABLE inbound_events IN ACCESS EXCLUSIVE MODE');
      trial.hit('table locked');
      // texts share two connections of each api, however many they are: receipts take the others
      const answered = watchWaiting(trial, Promise.all([receiptsFor(trial, 10_000), sender.probe(rig.tenants[0]!, 10_000)]));
      const [receipts, slowestText] = await answered;
      const slowest = Math.max(slowestText, ...receipts.map(({ ms }) => ms));
      trial.hit('answered 503', receipts.filter(({ status }) => status === 503).length);
      trial.expect(
        receipts.every(({ status }) => status === 503),
        'a receipt that could not be stored was answered otherwise than 503',
      );
      await locker.query('ROLLBACK');
      await locker.end();
      trial.notes.push(`slowest answer ${Math.round(slowest)} ms`);
      trial.within('a webhook that could not be stored', slowest, 3000);
      const back = performance.now();
      const acked = sender.acked;
      while (sender.acked === acked && performance.now() - back < 60_000) await sleep(50);
      trial.within('webhooks work again', performance.now() - back, 10_000);
      await load.stop();
      await trial.settle(30_000);
    },
  },
];
