import { Logger } from '@nestjs/common';
import { plannedTurn, simpleTurn } from '../../../test/fixtures/planned-turn.js';
import { ModelServer, type ModelFault } from '../../../test/harness/model-server.js';
import { Clock } from '../../common/clock.js';
import { EngineRouter } from '../../engines/engine-router.service.js';
import type { Usage } from '../../engines/usage.service.js';
import { Config, parseSettings } from '../../platform/config/config.service.js';
import { Metrics } from '../../platform/metrics/metrics.service.js';
import { SecondReader, type Planned, type Worded } from './second-reader.service.js';

class RealClock extends Clock {
  now(): Date {
    return new Date(1_800_000_000_000);
  }
  real(): Date {
    return this.now();
  }
}

let server: ModelServer;
let mayPay: boolean;
let bill: string[];
beforeAll(async () => {
  Logger.overrideLogger(false);
  server = await ModelServer.start();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  mayPay = true;
  bill = [];
});

const usage = {
  mayPay: () => Promise.resolve(mayPay),
  began: (task: string) => Promise.resolve(void bill.push(`${task} began`)),
  record: (task: string) => Promise.resolve(void bill.push(`${task} paid`)),
} as unknown as Usage;

/** With all the time that a slow machine may need, unless a test is about the time. */
async function words(planned: Planned, withinMs = 60_000): Promise<Worded> {
  const values = parseSettings({
    ...{ DATABASE_URL: 'postgres://localhost/x', JWT_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: 'ab'.repeat(32) },
    ...{ AI_ENGINE: 'openai', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: server.baseUrl },
  });
  const router = new EngineRouter(new Config(values), new RealClock(), new Metrics());
  await router.onModuleInit();
  return new SecondReader(router, usage).words(planned, performance.now() + withinMs);
}

const TEXT = 'my AC is not cooling, this is so annoying';
const DRAFT = "Sorry about the AC. What's your name?";
const upset = (draft: string | null): Planned => plannedTurn(TEXT, draft, { sentiment: 'frustrated' });
const objection = (reason: string): Record<string, unknown> => ({ is_safe: false, reasons: [reason] });
const bodyOf = ({ spoken }: Worded): string | null => spoken.reply.body;
const ours = async (): Promise<string | null> => bodyOf(await words(upset(null)));
const checkOf = ({ spoken }: Worded) => spoken.reply.checks.find(({ name }) => name === 'model_critic');

describe('a second reader', () => {
  it('is asked nothing where nothing is at risk, and never about words of ours', async () => {
    const calm = await words(plannedTurn('my AC is not cooling', DRAFT));
    expect([bodyOf(calm), calm.look, calm.spoken.reply.writer]).toEqual([DRAFT, null, 'engine']);
    const written = await words(upset(null));
    expect([written.look, written.spoken.reply.writer]).toEqual([null, 'code']);
    const rules = await words(plannedTurn(TEXT, DRAFT, { engine: 'rules', sentiment: 'frustrated' }));
    expect([rules.look, rules.spoken.reply.writer]).toEqual([null, 'code']);
    expect([server.prompts.length, bill]).toEqual([0, []]);
  });

  it('is never asked in simple mode: one call is all', async () => {
    const planned = simpleTurn('qwe rty', 'Happy to help. What can we do for you?');
    expect(planned.facts.proposal.confidence).toBeLessThan(0.7);
    const { spoken, look } = await words(planned);
    expect([spoken.reply.writer, look, server.prompts.length, bill]).toEqual(['engine', null, 0, []]);
  });

  it('lets a good text leave, and is on the bill and in the decision with its cost', async () => {
    server.script({ is_safe: true, reasons: [] });
    const worded = await words(upset(DRAFT));
    expect(bodyOf(worded)).toBe(DRAFT);
    expect(worded.look).toMatchObject({ verdict: 'safe', outcome: 'kept', risks: ['complaint'], engine: 'openai', draft: DRAFT });
    expect(worded.look!.costMicros).toBeGreaterThan(0);
    expect(worded.result).toMatchObject({ tokensIn: 100 + worded.look!.tokensIn, costMicros: 50 + worded.look!.costMicros! });
    expect(checkOf(worded)).toMatchObject({ verdict: 'pass', on: 'draft' });
    expect(bill).toEqual(['critic began', 'critic paid']);
    const { data } = server.prompts[0]!;
    expect([data.text, data.looked_at_because, data.customer_wrote]).toEqual([DRAFT, ['complaint'], [TEXT]]);
    // what the customer wrote may be read, and is nothing that may be repeated
    expect(JSON.stringify([data.facts, data.may_name])).not.toContain('annoying');
  });

  it('objects: the model words it anew once, with the reason, and code judges it again', async () => {
    server.script(objection('It does not say sorry for the trouble.'), { text: "I'm sorry for the trouble. What's your name?" });
    const worded = await words(upset(DRAFT));
    expect(bodyOf(worded)).toBe("I'm sorry for the trouble. What's your name?");
    expect(worded.look).toMatchObject({ verdict: 'objected', outcome: 'rewritten', reasons: ['It does not say sorry for the trouble.'] });
    expect(worded.result.proposal.draft).toBe("I'm sorry for the trouble. What's your name?");
    expect(server.prompts[1]!.data).toMatchObject({ text: DRAFT, objections: ['It does not say sorry for the trouble.'] });
    expect(worded.spoken.reply.checks.filter(({ on }) => on === 'rewrite').length).toBeGreaterThan(5);
    expect(bill).toEqual(['critic began', 'critic paid', 'rewording began', 'rewording paid']);
  });

  it.each([
    ['states a price', "It's $49. What's your name?"],
    ['states an amount in words', "It's fifty dollars. What's your name?"],
    ['names a day', "We come Friday. What's your name?"],
    ['passes for a person', "I'm a real person. What's your name?"],
    ['asks for something else', 'What is your shoe size?'],
    ['is the same again', DRAFT],
    ['is empty', ' '],
  ])('a new wording that %s gives way to our own words', async (_what, text) => {
    server.script(objection('No.'), { text }, { text });
    const worded = await words(upset(DRAFT));
    expect(bodyOf(worded)).toBe(await ours());
    expect(worded.look).toMatchObject({ verdict: 'objected', outcome: 'replaced' });
    expect([worded.spoken.reply.writer, worded.result.proposal.draft]).toEqual(['code', null]);
    expect(checkOf(worded)).toMatchObject({ verdict: 'fail' });
  });

  it.each<ModelFault>(['500', 'prose', 'refusal', 'drop', 'wrong-enum', 'empty'])(
    '%s: what nobody judged does not leave',
    async (fault) => {
      server.fail(fault, 4);
      const worded = await words(upset(DRAFT));
      expect(bodyOf(worded)).toBe(await ours());
      expect(worded.look).toMatchObject({ verdict: 'unread', outcome: 'replaced' });
      expect(worded.look!.failure).not.toBeUndefined();
      expect(checkOf(worded)).toMatchObject({ verdict: 'skip' });
    },
  );

  // A request would wait for 3,500 ms by itself: the time that the model was given is the check (that it keeps it: model.engine.spec.ts).
  it('a silent model holds a reply no longer than its time', async () => {
    server.fail('timeout', 4);
    const looking = vi.spyOn(EngineRouter.prototype, 'criticise');
    // more than the least that a question needs, by what a slow machine may take before it is asked
    const worded = await words(upset(DRAFT), 3_000);
    const given = looking.mock.calls.map(([, , budgetMs]) => budgetMs);
    looking.mockRestore();
    expect(given).toEqual([expect.any(Number)]);
    expect(given[0]).toBeLessThanOrEqual(3_000);
    expect(worded.look).toMatchObject({ verdict: 'unread', outcome: 'replaced', failure: 'timeout' });
  });

  it('without time or money nobody is asked', async () => {
    expect((await words(upset(DRAFT), 500)).look).toMatchObject({
      verdict: 'unread',
      outcome: 'replaced',
      costMicros: 0,
      failure: 'no_time',
    });
    mayPay = false;
    expect((await words(upset(DRAFT))).look).toMatchObject({ verdict: 'unread', failure: 'budget' });
    expect([server.prompts.length, bill]).toEqual([0, []]);
  });
});
