import { answeredBy, capShare, capWords, dollars, nearness, perConversation, taskName } from './model-usage.rules';

describe('what language models cost', () => {
  it.each([
    [0, '$0'],
    [120, '$0.0001'],
    [9_990, '$0.0100'],
    [12_340, '$0.012'],
    [1_234_000, '$1.23'],
  ])('%i micro-dollars are %s', (micros, words) => expect(dollars(micros)).toBe(words));

  it('says how near a limit is: near from four fifths on', () => {
    const at = (used: number, limit: number | null) => [nearness({ used, limit }), capShare({ used, limit })];
    expect([at(5, null), at(79, 100), at(80, 100), at(100, 100), at(120, 100), at(0, 0)]).toEqual([
      ['none', 0],
      ['far', 79],
      ['near', 80],
      ['reached', 100],
      ['reached', 100],
      ['reached', 100],
    ]);
  });

  it('writes money for money and counts for tokens', () => {
    expect(capWords({ cap: 'microsPerDay', used: 1_200_000, limit: 5_000_000 })).toBe('$1.20 of $5.00');
    expect(capWords({ cap: 'tokensPerDay', used: 1_200, limit: null })).toBe('1,200, no limit');
  });

  it('names tasks and who did them', () => {
    expect([taskName('reply'), taskName('something_new')]).toEqual(['Answers to customers', 'Something new']);
    expect([answeredBy('rules', null), answeredBy('openai', 'm1'), answeredBy('ollama', null)]).toEqual(['Fixed rules', 'm1', 'ollama']);
  });

  it('shares what was paid in conversations among them', () => {
    expect(perConversation({ conversationMicros: 1_000, conversations: 3 })).toBe(333);
    expect(perConversation({ conversationMicros: 0, conversations: 0 })).toBeNull();
  });
});
