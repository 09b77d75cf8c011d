/** Replies from end to end: texts that are due, a worker, a stub of the model and one of the provider. */
import Bull from 'bull';
import { sleep } from '../../scripts/lib/processes.mjs';
import { CpuWatch } from './machine.mjs';
import { startProgram } from './program.mjs';

const PATIENCE_MS = 180_000;

/** The product's worker, and a queue that hands it work as the webhook would. */
export function productWorker(world, model) {
  return {
    script: 'dist/main.js',
    env: {
      AI_ENGINE: 'openai',
      OPENAI_API_KEY: 'sk-bench',
      OPENAI_BASE_URL: model.baseUrl,
      TURN_CONCURRENCY: '400',
      SEND_CONCURRENCY: '100',
      LOG_LEVEL: 'warn',
    },
    queue: queueOf(world, 'messages', 'bull'),
    job: 'turn',
    isProduct: true,
  };
}

export function queueOf(world, name, prefix) {
  return new Bull(name, world.redisUrl, {
    prefix: `${world.env.REDIS_PREFIX}:${prefix}`,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
}

/** Starts a worker; one at a time, because each polls for all due work. */
export function startWorker(world, target) {
  return startProgram({
    script: target.script,
    env: { ...world.env, ...target.env, APP_ROLE: 'worker' },
    settleMs: 4000,
    isProduct: target.isProduct ?? false,
  });
}

/** Waits until the provider has a reply to each text. */
export async function taken({ world, provider, texts, program }) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!texts.every(({ key }) => provider.takenAt.has(key))) {
    if (performance.now() > deadline) {
      const left = texts.filter(({ key }) => !provider.takenAt.has(key)).length;
      const states = await world.sql('SELECT state, block_reason, count(*) FROM outbound GROUP BY 1, 2');
      throw new Error(`${left} of ${texts.length} replies never left:\n${program.log()}\n${JSON.stringify(states)}`);
    }
    await sleep(20);
  }
}

/** All texts at once: replies a minute, and CPU milliseconds per reply, of app and services together. */
export async function burst({ world, provider, arrivals, target, program, count }) {
  const texts = await arrivals.many(count);
  const watch = new CpuWatch(program.pid, world.services);
  const began = performance.now();
  await target.queue.addBulk(texts.map(({ orgId, id }) => ({ name: target.job, data: { orgId, id } })));
  await taken({ world, provider, texts, program });
  const took = performance.now() - began;
  await sleep(500); // what follows the last receipt belongs to it
  const parts = watch.microseconds();
  return { perMinute: (count * 60_000) / took, cpu: parts.sum / count / 1000, parts };
}
