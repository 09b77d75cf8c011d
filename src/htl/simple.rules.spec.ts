import { simpleTurn } from '../../test/fixtures/planned-turn.js';
import { decisionRecord } from './decision-record.rules.js';
import { spokenIn, type Spoken } from './outcome.rules.js';
import { inOneGo } from './simple.rules.js';

type Options = Parameters<typeof simpleTurn>[2];
const spoken = (text: string, draft: string | null, options?: Options): Spoken => {
  const { turn, context, facts, plan } = simpleTurn(text, draft, options);
  return spokenIn(turn, context, facts, plan);
};
const failed = ({ reply }: Spoken): string[] => reply.checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);

const TEXT = 'my AC is not cooling';
const GOOD = 'That is no fun in this heat. We repair AC units of every make, so you are in good hands. Who am I texting with?';

describe('simple mode', () => {
  it('says the whole reply of the model, in its words', () => {
    expect(spoken(TEXT, GOOD).reply).toMatchObject({ body: GOOD, writer: 'engine' });
  });

  it.each([
    ['a price that nobody verified', 'A repair is $89. What is your name?', 'price'],
    ['a price in words', 'A repair is about ninety dollars. What is your name?', 'claims'],
    ['a time that nobody offered', 'We can come at 4:15 PM. What is your name?', 'unknown_time'],
    ['a day that nobody offered', 'We can come tomorrow. What is your name?', 'claims'],
    ['a booking', 'You are booked with us. What is your name?', 'promise'],
    ['a discount', 'You get a discount today. What is your name?', 'discount'],
    ['a person who writes', "I'm a real person, honest. What is your name?", 'claims_human'],
    ['two questions', 'What is your name? And where do you live?', 'one_question'],
  ])('%s does not leave: our words do', (_, draft, check) => {
    const words = spoken(TEXT, draft);
    expect(failed(words)).toContain(check);
    expect(words.reply).toMatchObject({ writer: 'code' });
    expect(words.reply.body).toBe(spoken(TEXT, null).reply.body);
  });

  it('asks what is needed next, or the next text would be read as the answer to another question', () => {
    const words = spoken(TEXT, 'Happy to help with the AC. Which brand is it?');
    expect(failed(words)).toEqual(['question']);
    expect(words.reply.body).toBe(spoken(TEXT, null).reply.body);
    expect(words.memory.pending).toEqual({ kind: 'slot', name: 'name' });
  });

  it.each(['Who do I have the pleasure of texting with?', 'May I ask who this is?', 'What should I call you?'])(
    'asks in other words: %s',
    (ask) => {
      const { reply, memory } = spoken(TEXT, `Happy to help with the AC. ${ask}`);
      expect(reply).toMatchObject({ writer: 'engine' });
      expect(memory).toMatchObject({ pending: { kind: 'slot', name: 'name' }, lastAsked: 'name' });
    },
  );

  it('waits for no answer where the model asked nothing, unless the question was open before', () => {
    const draft = 'Happy to help with the AC.';
    expect(spoken(TEXT, draft)).toMatchObject({ reply: { body: draft, writer: 'engine' }, memory: { pending: null, lastAsked: null } });
    const memory = { pending: { kind: 'slot' as const, name: 'name' as const }, lastAsked: 'name' as const };
    expect(spoken(TEXT, draft, { memory })).toMatchObject({ reply: { writer: 'engine' }, memory });
  });

  it('gives nothing of the prompt away', () => {
    const draft = 'I was told: write the reply that goes out next. What is your name?';
    expect(spoken(TEXT, draft).reply.body).toBe(spoken(TEXT, null).reply.body);
  });

  it('repeats no time that only the customer named', () => {
    const draft = 'Today at 5 PM it is! What is your name?';
    const words = spoken('my AC is not cooling, can you come today at 5 PM?', draft);
    expect(words.reply.body).not.toContain(draft);
  });

  it('states a price that the business set, where its policy lets it', () => {
    const draft = 'An AC repair is $120. What is your name?';
    expect(spoken('how much is an AC repair', draft, { settings: { pricingPolicy: 'configured' } }).reply).toMatchObject({ body: draft });
    expect(spoken('how much is an AC repair', draft).reply.body).not.toContain('120');
  });

  it.each([
    ['openings', 'Hi, Sarah Martinez here, 14 Oak St, my AC is not cooling, can you come tomorrow?', 'openings'],
    ['a wish to stop', 'please stop texting me', 'opt_out_confirmation'],
    ['a wish for a person', 'let me talk to a real person', 'handoff'],
  ])('leaves the words of %s to code', (_, text, kind) => {
    const { plan } = simpleTurn(text, GOOD);
    expect(plan.kind).toBe(kind);
    expect(plan.blocks.map(({ type }) => type)).not.toContain('whole');
    expect(spoken(text, GOOD).reply).toMatchObject({ writer: 'code' });
    expect(spoken(text, GOOD).reply.body).not.toContain('no fun');
  });

  it.each([
    ['a lawyer', 'my AC is not cooling and my lawyer will hear of it'],
    ['a bot', 'my AC is not cooling. are you a bot?'],
    ['health', 'my AC is not cooling and I have asthma'],
  ])('says of %s what code says', (_, text) => {
    expect(spoken(text, GOOD).reply.body).toBe(spoken(text, null).reply.body);
  });

  it('keeps the line that says what is writing', () => {
    const { reply } = spoken(TEXT, GOOD, { settings: { disclosure: 'first_message' } });
    expect(reply.body).toMatch(/automated assistant/);
    expect(reply.body?.endsWith(GOOD)).toBe(true);
  });

  it('answers as the rules do where the rules are the engine', () => {
    expect(spoken(TEXT, GOOD, { engine: 'rules' }).reply.body).toBe(spoken(TEXT, null).reply.body);
  });

  it.each([
    ['a question of the owner', { asking: 'own:Budget' as const }],
    ['a rule of the owner', { firedRule: { id: 'r', name: 'R', action: 'ask' } as never }],
    ['an approved answer', { answeredFrom: 'p1' }],
    ['a danger', { isUrgent: true }],
    ['a task for a person', { effects: { escalations: [{} as never] } }],
  ])('leaves %s to code', (_, change) => {
    const { facts, plan } = simpleTurn(TEXT, GOOD);
    expect(inOneGo(facts, plan).blocks).toEqual([expect.objectContaining({ type: 'whole' })]);
    expect(inOneGo(facts, { ...plan, ...change }).blocks).toEqual([expect.objectContaining({ type: 'fixed' })]);
  });

  it('stands in the record of the decision', () => {
    const planned = simpleTurn(TEXT, GOOD);
    const { reply } = spoken(TEXT, GOOD);
    expect(
      decisionRecord({
        ...planned,
        slotsBefore: {},
        reply,
        memory: planned.turn.thread.memory,
        context: null,
        retrieval: null,
        replay: null,
      }).plan,
    ).toMatchObject({ mode: 'simple' });
  });
});
