/** The product in a process of its own that runs one turn at a time as it is told, without queues and without sending anything. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { product } from './world.mjs';

const RESOLUTION_MS = 10;

// As a worker it waits for a connection until one is free; an api would refuse.
const AS_WORKER = { isApi: false };

await product(
  process.env,
  async ({ get }) => {
    const turns = await get('conversations/turns.service.js', 'Turns');
    const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    lag.enable();
    const calls = {
      /** Milliseconds from the claim of a turn to its commit. */
      async turn({ orgId, id }) {
        const began = performance.now();
        await turns.run(orgId, id);
        return performance.now() - began;
      },
      /** How much later than wanted the loop came round, p99 in milliseconds; counted from the last time this was asked. */
      lag() {
        const p99 = lag.percentile(99) / 1e6 - RESOLUTION_MS;
        lag.reset();
        return Math.max(0, p99);
      },
      /** MiB of objects after a collection, and of the whole process. */
      memory() {
        globalThis.gc?.();
        const { heapUsed, rss } = process.memoryUsage();
        return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
      },
    };
    process.on('message', ({ number, call, input }) => {
      Promise.resolve(calls[call](input)).then(
        (answer) => process.send({ number, answer }),
        (error) => process.send({ number, error: error.stack }),
      );
    });
    process.send({ ready: true });
    await new Promise((resolve) => process.once('disconnect', resolve));
  },
  AS_WORKER,
);
process.exit(0);
