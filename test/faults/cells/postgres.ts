import { Client } from 'pg';
import { sleep } from '../../../src/common/retry.js';
import type { Cell } from '../rig/cell.js';
import { deadlocks } from './deadlocks.js';

const TERMINATE = `SELECT count(pg_terminate_backend(pid))::int AS ended FROM (SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND usename = 'ringback_app' AND state IN ('active', 'idle in transaction') ORDER BY random() LIMIT 1) v`;

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
      while (trial.hits.cut! < wanted && performance.now() < deadline) {
        const [row] = await rig.sql<{ ended: number }>(TERMINATE);
        trial.hit('cut', row!.ended);
        await sleep(10);
      }
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
      const wanted = scale.kills;
      trial.floor('lost commit answer', wanted);
      await rig.start({ both: rig.through('postgres') });
      const load = rig.load(trial.sender, { ...scale, perSecond: scale.steady }).start();
      await sleep(2000);
      postgresProxy.strikes = 0;
      postgresProxy.rule = (request) => (request.includes('COMMIT\0') && Math.random() < 0.05 ? { kind: 'drop-answer' } : null);
      const deadline = performance.now() + 180_000;
      while (postgresProxy.strikes < wanted && performance.now() < deadline) await sleep(100);
      postgresProxy.rule = undefined;
      trial.hit('lost commit answer', postgresProxy.strikes);
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
      await rig.start();
      trial.floor('table locked', 1);
      const load = rig.load(sender, { ...scale, perSecond: scale.steady }).start();
      await sleep(3000);
      const locker = new Client({ connectionString: rig.parts.postgres.admin.options.connectionString });
      await locker.connect();
      await locker.query('BEGIN');
      await locker.query('LOCK TABLE inbound_events IN ACCESS EXCLUSIVE MODE');
      trial.hit('table locked');
      const slowest = await sender.probe(rig.tenants[0]!, 10_000);
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
