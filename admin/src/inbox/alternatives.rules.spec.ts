import { alternativesOf, isSimpleMode } from './alternatives.rules';

describe('what it could have said instead', () => {
  const decision = (plan: Record<string, unknown>, reply: string | null = 'Ours') => ({ plan, reply, engine: 'openai' });

  it('is the draft of the engine where other words left', () => {
    expect(alternativesOf(decision({ proposal: { draft: 'Theirs' }, writer: 'code' }))).toEqual([
      { title: "The engine's own words; ours took their place", text: 'Theirs' },
    ]);
    expect(alternativesOf(decision({ proposal: { draft: 'Ours' }, writer: 'engine' }))).toEqual([]);
    expect(alternativesOf(decision({ proposal: { draft: 'Theirs' }, writer: 'template' }))[0]?.title).toContain('a safe text');
  });

  it('is an answer that was found and left out, and an engine that did not answer', () => {
    expect(alternativesOf(decision({ proposal: { businessAnswer: { text: 'We open at 8.' } } })).map(({ text: words }) => words)).toEqual([
      'We open at 8.',
    ]);
    expect(alternativesOf(decision({ proposal: { businessAnswer: { text: 'Ours' } } }))).toEqual([]);
    expect(
      alternativesOf(
        decision({ calls: [{ engine: 'openai', model: 'm', failure: 'rate_limited', costMicros: null }], fallbackFrom: 'openai' }),
      ),
    ).toEqual([{ title: 'openai, m was asked first', text: 'Not used: rate limited.' }]);
    expect(alternativesOf(decision({ fallbackFrom: 'openai', fallbackReason: 'timeout' }))).toEqual([
      { title: 'openai was asked first', text: 'Not used: timeout.' },
    ]);
  });

  it('is nothing for a decision of code, whose plan is empty', () => {
    expect(alternativesOf(decision({}, null))).toEqual([]);
  });
});

describe('the mode that wrote a decision', () => {
  it('stands in its plan; a decision of code has none', () => {
    expect([{ mode: 'simple' }, { mode: 'htl' }, {}].map((plan) => isSimpleMode({ plan }))).toEqual([true, false, false]);
  });
});
