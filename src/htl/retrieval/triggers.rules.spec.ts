import { nothing } from '../../../test/fixtures/turn-facts.js';
import { turnTriggers } from './triggers.rules.js';

describe('what a turn looks up', () => {
  const asked = (reasonCode: string, pricingPolicy: 'never' | 'configured') =>
    turnTriggers({
      text: 'would you bring a ladder?',
      proposal: { ...nothing, intent: 'PRICING', hasQuestion: true, reasonCode },
      slots: {},
      business: { pricingPolicy },
      linesLeftOut: 0,
    });

  it('is no price that may not be told, but what was only taken for a price is', () => {
    expect(asked('asks_price', 'never')).toEqual([]);
    expect(asked('learned', 'never')).toEqual(['factual_question']);
    expect(asked('asks_price', 'configured')).toEqual(['factual_question']);
  });
});
