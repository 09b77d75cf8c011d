import { Logger } from '@nestjs/common';
import { engineInput } from '../../test/harness/engine-input.js';
import { OLLAMA } from '../../test/harness/model-dialects.js';
import { ModelServer } from '../../test/harness/model-server.js';
import { Clock } from '../common/clock.js';
import { Config, parseSettings } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import type { CriticInput } from './critique.schema.js';
import type { DraftTask } from './engine.port.js';
import { EngineRouter } from './engine-router.service.js';

let server: ModelServer;
beforeAll(async () => {
  Logger.overrideLogger(false);
  server = await ModelServer.start();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

class TestClock extends Clock {
  at = 1_800_000_000_000;
  now(): Date {
    return new Date(this.at);
  }
  real(): Date {
    return new Date(this.at);
  }
}

async function router(engine: string, clock = new TestClock(), settings: Record<string, string> = {}): Promise<EngineRouter> {
  const values = parseSettings({
    ...{ DATABASE_URL: 'postgres://localhost/x', JWT_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: 'ab'.repeat(32) },
    ...{ AI_ENGINE: engine, OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: server.baseUrl, ...settings },
  });
  const made = new EngineRouter(new Config(values), clock, new Metrics());
  await made.onModuleInit();
  return made;
}

const TASK: DraftTask<string> = { name: 'note', instructions: '', data: {}, schema: {}, read: () => ({ error: 'no' }) };
const RISKY: CriticInput = {
  ...{ text: 'A visit is $89.', risks: ['price'], incoming: [], mayName: [] },
  business: { name: 'Northside', pricingPolicy: 'never', facts: [] },
};

describe('engine router', () => {
  it('answers by rules without any call', async () => {
    const result = await (await router('rules')).think(engineInput('My AC is out'));
    expect(result).toMatchObject({ engine: 'rules', model: null, costMicros: 0 });
    expect(result.fallbackFrom).toBeUndefined();
    expect(server.prompts).toHaveLength(0);
  });

  it('asks the model when it is chosen', async () => {
    expect(await (await router('openai')).think(engineInput('My AC is out'))).toMatchObject({ engine: 'openai', attempts: 1 });
  });

  it('falls back to the rules with the reason, and keeps what the failed call cost', async () => {
    server.fail('wrong-enum', 2);
    const result = await (await router('openai')).think(engineInput('AC not cooling, 12 Oak St'));
    expect(result).toMatchObject({
      engine: 'rules',
      fallbackFrom: 'openai',
      fallbackReason: 'bad_answer',
      attempts: 3,
      tokensIn: 2000,
      costMicros: 360,
    });
    expect(result.proposal.slots.map((slot) => slot.name)).toEqual(expect.arrayContaining(['service_needed', 'address']));
  });

  it('opens after five outages, asks nothing while open, and probes once when half open', async () => {
    const clock = new TestClock();
    const it = await router('openai', clock);
    server.fail('500', 10);
    for (let i = 0; i < 5; i += 1) expect((await it.think(engineInput('hi'))).fallbackReason).toBe('server_error');
    const asked = server.prompts.length;
    expect((await it.think(engineInput('hi'))).fallbackReason).toBe('breaker_open');
    expect(server.prompts).toHaveLength(asked);
    clock.at += 15_000;
    expect((await it.think(engineInput('hi'))).engine).toBe('openai');
    expect((await it.think(engineInput('hi'))).engine).toBe('openai');
  });

  it('bad answers do not open the breaker: the provider is up', async () => {
    const it = await router('openai');
    server.fail('prose', 14);
    for (let i = 0; i < 7; i += 1) expect((await it.think(engineInput('hi'))).fallbackReason).toBe('bad_answer');
    expect((await it.think(engineInput('hi'))).engine).toBe('openai');
  });

  it('asks nobody where no time is left for an answer, and the rules answer', async () => {
    const result = await (await router('openai')).think(engineInput('My AC is out'), true, 500);
    expect(result).toMatchObject({ engine: 'rules', fallbackFrom: 'openai', fallbackReason: 'timeout' });
    expect(server.prompts).toHaveLength(0);
  });

  it('asks nobody and pays nothing when the money is used up', async () => {
    const it = await router('openai');
    expect(await it.think(engineInput('hi'), false)).toMatchObject({ engine: 'rules', fallbackFrom: 'openai', fallbackReason: 'budget' });
    expect(await it.draft(TASK, false)).toMatchObject({ value: null, fallbackReason: 'budget', costMicros: 0 });
    expect(await it.criticise(RISKY, false)).toMatchObject({ isSafe: null, fallbackReason: 'budget' });
    expect(server.prompts).toHaveLength(0);
  });

  it('gives no document and no verdict without a model, and no reason either: nothing failed', async () => {
    const it = await router('rules');
    expect(await it.draft(TASK)).toMatchObject({ value: null, engine: 'rules', costMicros: 0 });
    expect(await it.criticise(RISKY)).toMatchObject({ isSafe: null, reasons: [], engine: 'rules' });
    expect((await it.draft(TASK)).fallbackReason).toBeUndefined();
  });

  describe('with a fallback', () => {
    let second: ModelServer;
    beforeAll(async () => {
      second = await ModelServer.start(OLLAMA);
    });
    afterAll(() => second.close());
    beforeEach(() => second.reset());
    const both = (clock = new TestClock()): Promise<EngineRouter> =>
      router('openai', clock, { AI_FALLBACK: 'ollama', OLLAMA_BASE_URL: second.baseUrl });

    it('asks the next engine, and pays both', async () => {
      server.fail('wrong-enum', 2);
      expect(await (await both()).think(engineInput('hi'))).toMatchObject({
        ...{ engine: 'ollama', model: 'llama3.1', fallbackFrom: 'openai', fallbackReason: 'bad_answer' },
        ...{ tokensIn: 3000, costMicros: 360, attempts: 3 },
        calls: [
          { engine: 'openai', model: 'gpt-4o-mini', costMicros: 360, failure: 'bad_answer' },
          { engine: 'ollama', model: 'llama3.1', costMicros: 0 },
        ],
      });
    });

    it('ends with the rules when nobody answers, and names the engine that was meant to', async () => {
      server.fail('401');
      second.fail('404');
      const result = await (await both()).think(engineInput('AC not cooling'));
      expect(result).toMatchObject({ engine: 'rules', fallbackFrom: 'openai', fallbackReason: 'auth', attempts: 3 });
      expect(result.calls?.map(({ failure }) => failure)).toEqual(['auth', 'model_missing']);
    });

    it('leaves the next engine time to answer when the first hangs', async () => {
      // The first server never answers: only what is kept back for the second lets it be asked at all.
      server.fail('timeout', 3);
      const result = await (await both()).think(engineInput('hi'));
      expect(result).toMatchObject({ engine: 'ollama', fallbackReason: 'timeout' });
    });

    it('has one breaker for each', async () => {
      const it = await both();
      server.fail('401', 10);
      for (let i = 0; i < 5; i += 1) expect((await it.think(engineInput('hi'))).engine).toBe('ollama');
      const asked = server.prompts.length;
      expect(await it.think(engineInput('hi'))).toMatchObject({ engine: 'ollama', fallbackReason: 'breaker_open' });
      expect(server.prompts).toHaveLength(asked);
    });
  });

  describe('tells an outage', () => {
    it('at once where it is certain, by the moment it began, until the engine answers again', async () => {
      const clock = new TestClock();
      const it = await router('openai', clock);
      server.fail('401', 2);
      const since = clock.real().toISOString();
      expect((await it.think(engineInput('hi'))).outage).toEqual({ engine: 'openai', reason: 'auth', since });
      clock.at += 60_000;
      expect((await it.think(engineInput('hi'))).outage?.since).toBe(since);
      expect((await it.think(engineInput('hi'))).outage).toBeUndefined();
      server.fail('401');
      expect((await it.think(engineInput('hi'))).outage?.since).not.toBe(since);
    });

    it('with the second failure in a row where it may be a hiccup', async () => {
      const it = await router('openai');
      server.fail('500', 4);
      expect((await it.think(engineInput('hi'))).outage).toBeUndefined();
      expect((await it.think(engineInput('hi'))).outage).toMatchObject({ reason: 'server_error' });
    });

    it('not when the answer is useless or the money is used up', async () => {
      const it = await router('openai');
      server.fail('prose', 6);
      for (let i = 0; i < 3; i += 1) expect((await it.think(engineInput('hi'))).outage).toBeUndefined();
      expect((await it.think(engineInput('hi'), false)).outage).toBeUndefined();
    });
  });
});
