import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

/** One project per suite; the suites with services share one PostgreSQL and one Redis in .test/. */
const suite = (name: string, include: string[], options: { needsServices?: boolean; timeoutMs?: number; workers?: number } = {}) => ({
  extends: true as const,
  test: {
    name,
    include,
    testTimeout: options.timeoutMs ?? 10_000,
    hookTimeout: options.timeoutMs === undefined ? 10_000 : Math.max(60_000, options.timeoutMs),
    globalSetup: options.needsServices ? ['test/harness/global-setup.ts'] : [],
    ...(options.workers ? { maxWorkers: options.workers } : {}),
  },
});

export default defineConfig({
  // decorators need their metadata, which the default transform drops
  // (.swcrc is for the build, which leaves the spec files out)
  plugins: [
    swc.vite({
      swcrc: false,
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    }),
  ],
  test: {
    globals: true,
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    reporters: ['default'],
    env: { TZ: 'UTC' },
    projects: [
      // a deadline says that something will never be, and no more: some of these reckon for seconds, and a busy machine takes longer
      suite('unit', ['src/**/*.spec.ts', 'scripts/**/*.spec.mjs'], { timeoutMs: 120_000 }),
      suite('contract', ['test/contract/**/*.test.ts', 'test/contract/**/*.spec.ts'], { needsServices: true, timeoutMs: 120_000 }),
      suite('e2e', ['test/e2e/**/*.test.ts', 'test/e2e/**/*.spec.ts'], { needsServices: true, timeoutMs: 180_000 }),
      suite('isolation', ['test/isolation/**/*.test.ts', 'test/isolation/**/*.spec.ts'], { needsServices: true, timeoutMs: 180_000 }),
      suite('security', ['test/security/**/*.spec.ts'], { needsServices: true, timeoutMs: 180_000 }),
      suite('faults', ['test/faults/*.spec.ts'], { needsServices: true, timeoutMs: 120_000, workers: 1 }),
      // all cells at full strength: `npm run faults:full`, not part of `npm test`
      suite('faults-full', ['test/faults/full/*.spec.ts'], { timeoutMs: 600_000, workers: 1 }),
      suite('browser', ['test/browser/**/*.test.ts', 'test/browser/**/*.spec.ts'], {
        needsServices: true,
        timeoutMs: 1_800_000,
        workers: 1,
      }),
    ],
  },
});
