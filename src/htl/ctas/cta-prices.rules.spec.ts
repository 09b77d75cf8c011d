import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { BusinessFacts } from '../htl.schema.js';
import { priceReason, withinPolicy } from './cta-prices.rules.js';

const cta = (label: string, steps: string[] = []): Cta => ({ id: 'c', kind: 'visit_website', label, steps }) as never;
const NEVER = { pricingPolicy: 'never' } as const;
const CONFIRMED = { pricingPolicy: 'verified_only', confirmedAmounts: ['$99', '99'] } as const;
const labelOf = (label: string, policy: Pick<BusinessFacts, 'pricingPolicy' | 'confirmedAmounts'> = NEVER) =>
  withinPolicy([cta(label)], policy).list[0]?.label ?? null;

describe('a price in the words of a call to action', () => {
  it.each<[string, string | null]>([
    ['Deep clean for $99', 'Deep clean'],
    ['Deep clean: only $99!', 'Deep clean'],
    ['Deep clean ($99)', 'Deep clean'],
    ['$99 deep clean', 'Deep clean'],
    ['Limpieza profunda por 89 dólares', 'Limpieza profunda'],
    ['Gehri safai sirf 500 rupaye', 'Gehri safai'],
    ['Pay $50', null],
    ['Get a $99 deep clean today', null],
    ['Deep clean for ninety nine dollars', null],
    ['Deep clean for $99 or two for $150', null],
    ['Book a deep clean', 'Book a deep clean'],
    ['Get a free estimate', 'Get a free estimate'],
    ['See all 12 packages', 'See all 12 packages'],
  ])('where none may be said: %s', (label, said) => expect(labelOf(label)).toBe(said));

  it('stands where it was confirmed, and not where another was', () => {
    expect(labelOf('Deep clean for $99', CONFIRMED)).toBe('Deep clean for $99');
    expect(labelOf('Deep clean for $120', CONFIRMED)).toBe('Deep clean');
  });

  it('stands where the business tells its prices', () =>
    expect(labelOf('Deep clean for $99', { pricingPolicy: 'configured' })).toBe('Deep clean for $99'));

  it('in a step leaves it out, for nobody can be told a half of what to do', () => {
    const { list, prices } = withinPolicy([cta('Book it', ['Open the page.', 'Pay $20.']), cta('See us')], NEVER);
    expect(list.map(({ label }) => label)).toEqual(['See us']);
    expect(prices.map(priceReason)).toEqual(['"Book it" is not offered: "$20" may not be named under this business\'s pricing policy.']);
  });

  it('says why the words are others', () =>
    expect(withinPolicy([cta('Deep clean for $99')], NEVER).prices.map(priceReason)).toEqual([
      '"Deep clean for $99" is offered without the price: "$99" may not be named under this business\'s pricing policy.',
    ]));
});
