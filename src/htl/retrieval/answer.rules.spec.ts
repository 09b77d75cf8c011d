import { decided, say } from '../../../test/fixtures/turn-facts.js';

describe('what is left to a person', () => {
  it('offers a person for a price that is held back, and for a number of the terms', () => {
    const price = { intent: 'PRICING', hasQuestion: true, businessAnswer: { topic: 'price', text: 'AC repair is $120.' } } as const;
    const held = decided({
      business: { pricingPolicy: 'never', isKnowledgeStale: true, priceHeldBack: 'stale_knowledge' },
      proposal: price,
    });
    expect(say(held)).not.toContain('$');
    expect(held.effects.escalations).toMatchObject([
      { kind: 'commitment', reason: 'stale_knowledge', promise: expect.any(String) as string },
    ]);
    const terms = (isKnowledgeStale?: true) =>
      decided({
        business: { ...(isKnowledgeStale && { isKnowledgeStale }) },
        text: 'what is your refund policy?',
        proposal: { intent: 'QUESTION', hasQuestion: true },
        found: {
          triggers: ['factual_question'],
          mayStateNumbers: true,
          pieces: [
            {
              id: 'k',
              source: 'knowledge',
              documentId: 'd',
              title: 'Terms',
              heading: 'Do you refund?',
              body: 'Yes, within 30 days.',
              isPair: true,
              isStale: false,
              score: 1,
            },
          ],
        },
      });
    expect(say(terms())).toContain('30 days');
    expect(say(terms(true))).not.toContain('30');
    expect(terms(true).effects.escalations).toMatchObject([{ reason: 'stale_knowledge' }]);
  });

  it('a price that nobody confirmed is left to a person, and approved words that hold it are not said', () => {
    const found = (body: string) => ({
      triggers: ['factual_question' as const],
      mayStateNumbers: true,
      pieces: [
        { id: 'k', source: 'knowledge' as const, documentId: 'd', title: 'T', heading: 'Q', body, isPair: true, isStale: false, score: 1 },
      ],
    });
    const price = (body: string, confirmedAmounts: string[]) =>
      decided({
        business: { pricingPolicy: 'verified_only', priceHeldBack: 'unconfirmed_price', confirmedAmounts },
        proposal: { intent: 'PRICING', hasQuestion: true },
        found: found(body),
      });
    expect(say(price('A tune-up is $149.', ['$149']))).toContain('$149');
    const open = price('A tune-up is $149.', ['$95']);
    expect(say(open)).not.toContain('$');
    expect(open.effects.escalations).toMatchObject([{ kind: 'commitment', reason: 'unconfirmed_price' }]);
  });

  it('the own answer to an objection gives no number of the terms while anything is out of date', () => {
    const doubt = (isKnowledgeStale?: true) =>
      decided({
        business: { pricingPolicy: 'configured', ...(isKnowledgeStale && { isKnowledgeStale, priceHeldBack: 'stale_knowledge' as const }) },
        text: 'that is too expensive',
        proposal: { intent: 'PRICING', objection: { kind: 'price', confidence: 0.9 } },
        objections: [{ objection: 'Too expensive', answer: 'You may send it back within 30 days.' }],
      });
    expect(say(doubt())).toContain('30 days');
    expect(say(doubt(true))).not.toContain('30');
    expect(doubt().effects.escalations).toBeUndefined();
    expect(doubt(true).effects.escalations).toMatchObject([{ kind: 'commitment', reason: 'stale_knowledge' }]);
  });
});
