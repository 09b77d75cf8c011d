import { Logger } from '@nestjs/common';
import { engineInput } from '../../test/harness/engine-input.js';
import { ModelServer } from '../../test/harness/model-server.js';
import { Clock } from '../common/clock.js';
import type { Config } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
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

async function router(engine: string, clock = new TestClock(), key: string | undefined = 'sk-test'): Promise<EngineRouter> {
  const config = {
    values: { engine, OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'gpt-4o-mini' },
  } as unknown as Config;
  const made = new EngineRouter(config, clock, new Metrics());
  await made.onModuleInit();
  return made;
}

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

  it.each(['anthropic', 'ollama'])('refuses to start with %s', async (engine) => {
    await expect(router(engine)).rejects.toThrow(/AI_ENGINE is .*set it to rules or openai/);
  });

  it('refuses to start without a key', async () => {
    await expect(router('openai', new TestClock(), '')).rejects.toThrow(/OPENAI_API_KEY/);
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
});
