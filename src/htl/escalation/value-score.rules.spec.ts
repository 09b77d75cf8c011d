import { ALL, BOOKING, facts } from '../../../test/fixtures/turn-facts.js';
import { valueScore } from './value-score.rules.js';

const score = (patch: Parameters<typeof facts>[0]): number => valueScore(facts(patch)).score;

describe('value score', () => {
  it('is 0 to 100 and the sum of its factors', () => {
    for (const urgency of ['unknown', 'flexible', 'soon', 'urgent', 'emergency'])
      for (const sentiment of ['angry', 'neutral', 'happy'] as const) {
        const found = valueScore(facts({ known: { ...ALL, urgency }, proposal: { sentiment }, upcoming: [BOOKING] }));
        expect(found.score).toBe(found.factors.reduce((sum, { points }) => sum + points, 0));
        expect(found.score).toBeGreaterThan(0);
        expect(found.score).toBeLessThanOrEqual(100);
      }
  });
  it('rises with urgency', () =>
    expect(score({ known: { urgency: 'urgent' } })).toBeGreaterThan(score({ known: { urgency: 'flexible' } })));
  it('rises with every known fact', () => expect(score({ known: ALL })).toBeGreaterThan(score({ known: { name: 'Ana' } })));
  it('rises when the mood is far from calm, in either way', () => {
    expect(score({ proposal: { sentiment: 'angry' } })).toBeGreaterThan(score({}));
    expect(score({ proposal: { sentiment: 'happy' } })).toBeGreaterThan(score({}));
  });
  it('rises with the price of the service', () => {
    const dear = {
      services: [{ id: 'ac', name: 'AC repair', keywords: ['ac'], durationMinutes: 90, needsAddress: true, priceMinor: 90_000 }],
    };
    expect(score({ known: { service_needed: 'AC' }, business: dear })).toBeGreaterThan(score({ known: { service_needed: 'AC' } }));
  });
});
