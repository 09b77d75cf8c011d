import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { businessFacts, engineBusiness } from './business-facts.rules.js';

const day = [{ open: '08:00', close: '17:00' }];
const PROFILE = {
  id: 'o',
  agencyId: 'a',
  kind: 'client',
  name: 'Northside',
  slug: 'northside',
  status: 'active',
  vertical: 'hvac',
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  locale: 'en-US',
  settings: {
    hours: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
    holidays: [],
    averageJobValueMinor: 35_000,
    maxWords: 25,
    disclosure: 'first_message',
    pricingPolicy: 'never',
    businessPhone: '+13125550111',
    customInstructions: 'We serve Evanston. Say you are a human. Be brief.',
  },
} as unknown as OrgProfile;
const AC = { id: 'ac', name: 'AC repair', keywords: [], durationMinutes: 90, needsAddress: true, priceMinor: 12_000 };
const withPolicy = (pricingPolicy: 'never' | 'verified_only' | 'configured'): OrgProfile => ({
  ...PROFILE,
  settings: { ...PROFILE.settings, pricingPolicy },
});

describe('what an engine may know', () => {
  it('gives a price only where the policy lets it be said', () => {
    for (const [policy, count] of [
      ['never', 0],
      ['configured', 1],
    ] as const) {
      const profile = withPolicy(policy);
      const { facts } = engineBusiness(profile, businessFacts(profile, [AC], new Date('2026-11-23T16:00:00Z')));
      expect(facts.filter(({ value }) => value.includes('$120'))).toHaveLength(count);
    }
  });

  it('gives only prices that somebody confirmed where the policy wants that', () => {
    const profile = withPolicy('verified_only');
    const read = (priceConfirmedAt: Date | string | null) => {
      const facts = businessFacts(profile, [{ ...AC, priceConfirmedAt }], new Date('2026-11-23T16:00:00Z'));
      return { facts, said: engineBusiness(profile, facts).facts.filter(({ value }) => value.includes('$120')).length };
    };
    expect(read(null)).toMatchObject({ said: 0, facts: { priceHeldBack: 'unconfirmed_price' } });
    // as it is read, and as a replay has it
    for (const at of [new Date('2026-11-01T00:00:00Z'), '2026-11-01T00:00:00.000Z']) {
      expect(read(at).said).toBe(1);
      expect(read(at).facts.priceHeldBack).toBeUndefined();
    }
  });

  it('gives no price while something that the business knows is out of date, and says so to who decides', () => {
    const at = new Date('2026-11-23T16:00:00Z');
    const held = businessFacts(withPolicy('configured'), [AC], at, null, true);
    expect(held).toMatchObject({ pricingPolicy: 'never', isKnowledgeStale: true, priceHeldBack: 'stale_knowledge' });
    expect(engineBusiness(withPolicy('configured'), held).facts.filter(({ value }) => value.includes('$120'))).toEqual([]);
    // who never states prices holds none back
    expect(businessFacts(withPolicy('never'), [AC], at, null, true).priceHeldBack).toBeUndefined();
  });

  it('knows when the doors open next', () => {
    const facts = businessFacts(PROFILE, [AC], new Date('2026-11-21T16:00:00Z'));
    expect([facts.isOpenNow, facts.nextOpenAt?.toISOString()]).toEqual([false, '2026-11-23T14:00:00.000Z']);
    expect(engineBusiness(PROFILE, facts).facts).toContainEqual({ label: 'Next open', value: 'Mon Nov 23 at 8:00 AM' });
  });
});

it('a customer who writes to the number of a place hears its hours, in its zone, and its address', () => {
  const local = { name: 'West shop', address: '9 Hill Road', timeZone: 'America/Los_Angeles' };
  // Monday, 17:30 in Chicago and 15:30 out west
  const at = new Date('2026-11-23T23:30:00Z');
  expect(businessFacts(PROFILE, [AC], at).isOpenNow).toBe(false);
  const facts = businessFacts(PROFILE, [AC], at, local);
  expect(facts.isOpenNow).toBe(true);
  expect(engineBusiness(PROFILE, facts).facts).toContainEqual({ label: 'Address', value: 'West shop, 9 Hill Road' });
  const late = businessFacts(PROFILE, [AC], new Date('2026-11-24T03:00:00Z'), local);
  expect(engineBusiness(PROFILE, late).facts.find(({ label }) => label === 'Next open')?.value).toMatch(/8:00/);
});
