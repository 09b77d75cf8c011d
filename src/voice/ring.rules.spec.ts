import { ringPlan, type RingFacts } from './ring.rules.js';
import { missedVerbs, screenVerbs } from './spoken.rules.js';

const ANN = '+13125550123';
const OURS = '+13125550199';
const SHOP = '+13125550111';
const OWNER = '+13125550100';
const FACTS: RingFacts = {
  from: ANN,
  own: OURS,
  forwardedFrom: null,
  isOperations: false,
  lineMode: 'direct',
  businessPhone: SHOP,
  ownerPhone: OWNER,
  forwardedNumber: null,
};

describe('whom to ring', () => {
  it.each<[string, Partial<RingFacts>, unknown]>([
    ['direct: the business, showing the caller', {}, { kind: 'ring', number: SHOP, callerId: ANN }],
    ['a withheld caller shows our number', { from: null }, { kind: 'ring', number: SHOP, callerId: OURS }],
    ['no phone set', { businessPhone: null }, { kind: 'unreachable', reason: 'no_target' }],
    ['an empty phone', { businessPhone: '' }, { kind: 'unreachable', reason: 'no_target' }],
    ['direct, but the business forwards to us', { forwardedFrom: SHOP }, { kind: 'unreachable', reason: 'loop' }],
    ['the business phone is our number', { businessPhone: OURS }, { kind: 'unreachable', reason: 'loop' }],
    ['the business itself calls', { from: SHOP }, { kind: 'unreachable', reason: 'own_line' }],
    ['our own number calls', { from: OURS }, { kind: 'reject' }],
    [
      'full forward: another line rings',
      { lineMode: 'full_forward', forwardedNumber: '+13125550177' },
      { kind: 'ring', number: SHOP, callerId: ANN },
    ],
    [
      'full forward of the business phone: the owner rings',
      { lineMode: 'full_forward', forwardedNumber: SHOP },
      { kind: 'ring', number: OWNER, callerId: ANN },
    ],
    [
      'full forward, seen only in ForwardedFrom',
      { lineMode: 'full_forward', forwardedFrom: SHOP },
      { kind: 'ring', number: OWNER, callerId: ANN },
    ],
    [
      'full forward of everything',
      { lineMode: 'full_forward', forwardedNumber: SHOP, ownerPhone: SHOP },
      { kind: 'unreachable', reason: 'loop' },
    ],
    [
      'full forward, the owner calls',
      { lineMode: 'full_forward', forwardedNumber: SHOP, from: OWNER },
      { kind: 'unreachable', reason: 'own_line' },
    ],
    ['conditional: missed already', { lineMode: 'conditional_forward' }, { kind: 'unreachable', reason: 'forwarded' }],
    ['an alert number rings nobody', { isOperations: true }, { kind: 'unreachable', reason: 'operations' }],
  ])('%s', (_, change, plan) => {
    expect(ringPlan({ ...FACTS, ...change })).toEqual(plan);
  });
});

describe('what a missed caller hears', () => {
  const facts = {
    businessName: 'Northside',
    spokenMessage: null,
    isTexting: true,
    isVoicemailOn: false,
    recordingUrl: 'r',
    transcriptionUrl: 't',
  };
  const say = (verbs: unknown[]) => JSON.stringify(verbs);

  it('promises a text only if there is one', () => {
    expect(say(missedVerbs(facts))).toContain('text you right away');
    expect(say(missedVerbs({ ...facts, isTexting: false }))).not.toContain('text you');
    expect(say(missedVerbs({ ...facts, isTexting: false, isVoicemailOn: true }))).toContain('leave a message');
  });

  it("says the org's own words", () => {
    expect(missedVerbs({ ...facts, spokenMessage: ' We are on a roof. ' })).toEqual([{ say: 'We are on a roof.' }, { hangup: true }]);
    expect(say(missedVerbs({ ...facts, spokenMessage: 'This is {business}.' }))).toContain(`This is ${facts.businessName}.`);
    expect(say(missedVerbs({ ...facts, spokenMessage: 'Hi {name}' }))).toBe(say(missedVerbs(facts)));
  });

  it('gives the notice before it records', () => {
    const verbs = missedVerbs({ ...facts, isVoicemailOn: true });
    const notice = verbs.findIndex((verb) => 'say' in verb && verb.say.includes('recorded'));
    const record = verbs.findIndex((verb) => 'record' in verb);
    expect(notice).toBeGreaterThan(-1);
    expect(record).toBeGreaterThan(notice);
  });

  it('screens with a key and hangs up without one', () => {
    expect(screenVerbs('Northside', 'u').at(-1)).toEqual({ hangup: true });
    expect(say(screenVerbs('Northside', 'u'))).toContain('Press 1');
  });
});
