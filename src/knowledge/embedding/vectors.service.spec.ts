import { Logger } from '@nestjs/common';
import { EngineFailure, type EngineFailureCode } from '../../engines/engine.errors.js';
import { KnowledgeVectors } from './vectors.service.js';

/** A model that fails in one way, and how often it was asked; the clock stands where it is put. */
function silentModel(code: EngineFailureCode) {
  const state = { asked: 0, nowMs: 1_800_000_000_000 };
  const embed = (): Promise<never> => {
    state.asked += 1;
    return Promise.reject(new EngineFailure(code, true));
  };
  const vectors = new KnowledgeVectors(
    { model: 'm', provider: 'openai', embed } as never,
    { reads: () => Promise.resolve(0.5) } as never,
    {} as never,
    { mayPay: () => Promise.resolve(true) } as never,
    { real: () => new Date(state.nowMs) } as never,
  );
  return { state, ask: (question: string) => vectors.ofQuestion(question) };
}

describe('where a question lies', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('is not waited for twice in a turn, where the model let its time run out', async () => {
    const { state, ask } = silentModel('timeout');
    expect(await ask('my AC is out')).toBeNull();
    expect(await ask('my AC is out')).toBeNull();
    expect(state.asked).toBe(1);
  });

  it('is asked for again later, and other questions are at once', async () => {
    const { state, ask } = silentModel('timeout');
    await ask('my AC is out');
    await ask('when are you open?');
    state.nowMs += 10_000;
    await ask('my AC is out');
    expect(state.asked).toBe(3);
  });

  it('is asked for again at once after a failure that cost no time', async () => {
    const { state, ask } = silentModel('server_error');
    await ask('my AC is out');
    await ask('my AC is out');
    expect(state.asked).toBe(2);
  });
});
