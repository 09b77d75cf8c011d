import { checkDraft, compose, type DraftFacts } from './reply.rules.js';
import type { Decision } from './htl.schema.js';

const FACTS: DraftFacts = {
  draft: null,
  maxWords: 25,
  content: { pricingPolicy: 'never', allowedHosts: [], statedTimes: ['Mon-Fri 8 AM-5 PM', 'tomorrow after 3'] },
  phones: ['+13125550111'],
};
const question = { type: 'question' as const, text: "Thanks. What's your name?", asks: 'name' as const };
const plan = (patch: Partial<Decision> = {}): Decision => ({
  is: 'decision',
  action: 'reply',
  reasonCode: 'ask_name',
  kind: 'reply',
  blocks: [question],
  pending: null,
  lastAsked: null,
  confusedTurns: 0,
  stage: 'qualifying',
  isWaiting: true,
  effects: {},
  ...patch,
});

describe('an engine may word a question', () => {
  it('when nothing is wrong with it', () => {
    expect(compose(plan(), { ...FACTS, draft: 'Sorry about that AC! What name should I put this under?' })).toMatchObject({
      writer: 'engine',
      body: 'Sorry about that AC! What name should I put this under?',
    });
  });

  it.each([
    ['claims to be human', "I'm a real person. What's your name?", 'claims_human'],
    ['invents a price', "It costs $89. What's your name?", 'price'],
    ['invents a time', "We can come at 2 PM. What's your name?", 'unknown_time'],
    ['invents a link', "See cheap-ac.com. What's your name?", 'link'],
    ['invents a phone number', "Call 312-555-9999. What's your name?", 'phone'],
    ['asks something else', "What's your address?", 'question'],
    ['asks two things', "What's your name? And your address?", 'question'],
    ['asks nothing', 'Thanks for your name.', 'question'],
    ['leaks a marker', "What's your name? [QUALIFIED]", 'marker'],
    ['leaves a placeholder', "Hi {name}, what's your name?", 'placeholder'],
    ['says it is booked', "You're booked! What's your name?", 'promise'],
    ['promises a call', "Someone will call you. What's your name?", 'promise'],
    ['rambles', `${'very '.repeat(40)}well, what is your name?`, 'words'],
  ])('not when it %s', (_name, draft, failed) => {
    const reply = compose(plan(), { ...FACTS, draft });
    expect(reply).toMatchObject({ writer: 'code', body: question.text });
    expect(reply.checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toContain(failed);
    for (const { reason } of reply.checks) expect(reason).not.toBe('');
  });

  it('in as many words as the whole text has left, and not one more (C-44)', () => {
    const draft = (words: number): string => `${'very '.repeat(words - 4)}well, your name please?`;
    expect(compose(plan(), { ...FACTS, draft: draft(25) }).writer).toBe('engine');
    expect(compose(plan(), { ...FACTS, draft: draft(26) }).writer).toBe('code');
    const before = { type: 'fixed' as const, text: 'Sorry about that.' };
    expect(compose(plan({ blocks: [before, question] }), { ...FACTS, draft: draft(22) }).writer).toBe('engine');
    expect(compose(plan({ blocks: [before, question] }), { ...FACTS, draft: draft(23) }).writer).toBe('code');
    const approved = { ...before, isExempt: true as const };
    expect(compose(plan({ blocks: [approved, question] }), { ...FACTS, draft: draft(25) }).writer).toBe('engine');
  });

  it('may repeat what it was given', () => {
    expect(
      checkDraft("We're open 8 AM to 5 PM, or call (312) 555-0111. What's your name?", 'name', 'reply', FACTS).every(
        ({ verdict }) => verdict === 'pass',
      ),
    ).toBe(true);
  });

  it('never words facts', () => {
    const booked = plan({ kind: 'booked', blocks: [{ type: 'fixed', text: "You're booked: Tue Nov 24, 2:00 PM." }] });
    expect(compose(booked, { ...FACTS, draft: 'See you Wednesday at noon!' })).toMatchObject({
      writer: 'code',
      body: "You're booked: Tue Nov 24, 2:00 PM.",
    });
  });
});

describe('putting parts together', () => {
  it('drops the question before the answer when both are too long', () => {
    const answer = { type: 'fixed' as const, text: 'a'.repeat(310) };
    expect(compose(plan({ blocks: [answer, question] }), FACTS).body).toBe(answer.text);
  });

  it('puts a list on lines of its own and sends plain characters', () => {
    const list = { type: 'fixed' as const, text: 'We have:\n1) Tue\n2) Wed' };
    expect(compose(plan({ kind: 'openings', blocks: [{ type: 'fixed', text: 'It’s open — yes.' }, list] }), FACTS).body).toBe(
      "It's open - yes.\nWe have:\n1) Tue\n2) Wed",
    );
  });

  it('says nothing for a decision to be silent', () => {
    expect(compose(plan({ action: 'no_reply', blocks: [] }), FACTS).body).toBeNull();
  });
});
