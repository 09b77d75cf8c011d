import { patternsOf, WANTS_HUMAN, type Pattern, type PatternThread, type SaidText } from './patterns.rules.js';

let count = 0;
const said = (threadId: string, body: string, over: Partial<SaidText> = {}): SaidText => ({
  messageId: `m${String((count += 1)).padStart(3, '0')}`,
  threadId,
  contactId: `c-${threadId}`,
  body,
  at: new Date(Date.UTC(2026, 10, 20, 12, count)),
  intent: 'UNKNOWN',
  objection: null,
  service: null,
  wantsHuman: false,
  ...over,
});
const threads: PatternThread[] = [
  { id: 't1', outcome: 'won' },
  { id: 't2', outcome: 'lost' },
  { id: 't3', outcome: 'noAnswer' },
];
const find = (patterns: Pattern[], kind: string, key?: string): Pattern | undefined =>
  patterns.find((one) => one.kind === kind && (key === undefined || one.key === key));
beforeEach(() => {
  count = 0;
});

describe('patterns of conversations', () => {
  it('count threads, people and texts, and how the threads ended', () => {
    const patterns = patternsOf(threads, [
      said('t1', 'how much is it', { intent: 'PRICING' }),
      said('t1', 'and with parts?', { intent: 'PRICING' }),
      said('t2', 'price please', { intent: 'PRICING' }),
    ]);
    expect(find(patterns, 'intent', 'PRICING')).toMatchObject({
      threads: 2,
      people: 2,
      texts: 3,
      outcomes: { won: 1, lost: 1, handedOver: 0, noAnswer: 0, open: 0 },
    });
  });

  it('count a thread in every pattern that it touches', () => {
    const patterns = patternsOf(threads, [
      said('t2', 'too expensive for AC repair', { intent: 'PRICING', objection: 'price', service: 'AC repair' }),
    ]);
    expect(patterns.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['objection price', 'intent PRICING', 'service AC repair']);
  });

  it('group by words what no intent names, if at least two people said it', () => {
    const patterns = patternsOf(threads, [
      said('t1', 'Do you service heat pumps?', { intent: 'QUESTION' }),
      said('t3', 'can you service a heat pump', { intent: null }),
      said('t2', 'My cousin Ferdinand has a walrus'),
    ]);
    const texts = patterns.filter(({ kind }) => kind === 'text');
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatchObject({ threads: 2, outcomes: { won: 1, noAnswer: 1 } });
    expect(texts[0]!.words).toEqual(expect.arrayContaining(['heat']));
  });

  it('ask for a person is a wish of its own, and machines say nothing', () => {
    const patterns = patternsOf(threads, [
      said('t1', 'can I talk to somebody', { intent: 'QUESTION', wantsHuman: true }),
      said('t2', 'I am out of the office', { intent: 'AUTO_REPLY' }),
    ]);
    expect(patterns.map(({ key }) => key)).toEqual([WANTS_HUMAN]);
  });

  it('show one text of each person, readable ones first, the newest before', () => {
    const patterns = patternsOf(threads, [
      said('t1', 'how much is a tune-up', { intent: 'PRICING' }),
      said('t1', 'how much for two of them', { intent: 'PRICING' }),
      said('t2', 'price', { intent: 'PRICING' }),
      said('t3', 'what would that cost me', { intent: 'PRICING' }),
    ]);
    expect(find(patterns, 'intent')!.examples).toEqual(['m004', 'm002', 'm003']);
  });

  it('leave out texts of threads outside of the period', () => {
    expect(patternsOf(threads, [said('t9', 'how much', { intent: 'PRICING' })])).toEqual([]);
  });
});
