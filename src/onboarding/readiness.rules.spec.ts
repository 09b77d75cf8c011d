import type { Questionnaire } from './answers.service.js';
import { READINESS_RULES } from './readiness-checks.rules.js';
import type { ReadinessFacts } from './readiness-checks.rules.js';
import { readinessOf } from './readiness.rules.js';

const cta = {
  id: 'a',
  kind: 'payment',
  label: 'Pay',
  steps: [],
  target: 'link',
  url: 'https://example.com/',
  fileId: null,
  fileName: null,
  serviceId: null,
  serviceName: null,
  isActive: true,
  version: 1,
} as const;
const script = (language: 'en' | 'es') => ({ id: language, kind: 'opener', name: 'new_lead', language, body: 'Hi', version: 1 }) as const;

const answers = {
  'business-details': { city: 'Evanston', websiteUrl: 'https://example.com/', supportEmail: 'hello@example.com' },
  offer: { summary: 'Repairs', pricingModel: 'quote', refundPolicy: 'None', deliveryTime: 'A day', strengths: ['fast'] },
  'customer-details': { idealCustomer: 'Homeowners', useCases: ['no heat'] },
  'sales-process': { ctaOrder: ['book_call', 'payment'], budgetTiming: 'never', hotLead: 'Wants it today' },
  guardrails: { isReviewed: true },
  'agent-details': { languages: ['en', 'es'], defaultLanguage: 'en', emojiPolicy: 'never', formality: 'casual', persuasion: 'soft' },
  setup: {},
};
const settings = {
  hours: { monday: [{ open: '08:00', close: '17:00' }] },
  ownerName: 'Dana',
  ownerPhone: '+13125550100',
  lineMode: 'full_forward',
  customInstructions: 'Be brief.',
  quietStart: '21:00',
  quietEnd: '08:00',
};
const profile = { name: 'Northside', vertical: 'hvac', timeZone: 'America/Chicago', country: 'US', settings };

interface Change {
  answers?: Partial<Record<keyof typeof answers, object>>;
  settings?: object;
  profile?: object;
  questionnaire?: object;
  facts?: Partial<ReadinessFacts>;
}
function facts(change: Change = {}): ReadinessFacts {
  const questionnaire = {
    profile: { ...profile, ...change.profile, settings: { ...settings, ...change.settings } },
    answers: { ...answers, ...change.answers },
    ctas: [cta],
    testimonials: [],
    scripts: [script('en'), script('es')],
    services: [{ id: 's', name: 'Repair' }],
    ...change.questionnaire,
  };
  return {
    questionnaire: questionnaire as unknown as Questionnaire,
    numbers: [{ address: '+13125550199', channel: 'sms', state: 'active', isSimulated: true, registration: 'simulated' }],
    knowledge: { chunks: 4, staleDocuments: 0 },
    lastCallAt: new Date(0),
    isForwardingTested: true,
    publishedVersion: 2,
    hasUnpublishedAnswers: false,
    ...change.facts,
  };
}
const open = (change: Change): string[] => readinessOf(facts(change)).checks.flatMap((check) => (check.isDone ? [] : check.id));
const real = { address: '+13125550199', channel: 'sms', state: 'active', isSimulated: false, registration: 'none' };

describe('readiness', () => {
  it('is 100 with every rule asked and nothing open', () => {
    const { score, blockers, checks } = readinessOf(facts());
    expect(checks.filter((check) => !check.isDone)).toEqual([]);
    expect({ score, blockers }).toEqual({ score: 100, blockers: 0 });
    expect(checks.map((check) => check.id).sort()).toEqual(READINESS_RULES.map((rule) => rule.id).sort());
  });

  it.each<[string, Change, string[]]>([
    ['a website is missing', { answers: { 'business-details': { city: 'X', supportPhone: '+13125550123' } } }, ['business-details']],
    ['nothing is said about the offer', { answers: { offer: {} } }, ['offer']],
    ['nobody looked at the guardrails', { answers: { guardrails: { forbiddenClaims: ['x'] } } }, ['guardrails']],
    ['it never opens', { settings: { hours: { monday: [] } } }, ['hours']],
    ['nothing can be booked', { questionnaire: { services: [] } }, ['services', 'all-ctas']],
    ['the owner has no phone', { settings: { ownerPhone: null } }, ['owner-phone']],
    ['there is no number', { facts: { numbers: [] } }, ['number']],
    ['the number is switched off', { facts: { numbers: [{ ...real, state: 'paused', registration: 'verified' }] } }, ['number']],
    ['a real number is not registered', { facts: { numbers: [real] } }, ['registration']],
    ['a real number pretends to be simulated', { facts: { numbers: [{ ...real, registration: 'simulated' }] } }, ['registration']],
    ['a registered number', { facts: { numbers: [{ ...real, registration: 'verified' }] } }, []],
    ['outside of the US', { profile: { country: 'IN' }, facts: { numbers: [real] } }, []],
    ['the forwarding test failed', { facts: { isForwardingTested: false } }, ['forwarding']],
    ['no call ever came', { facts: { isForwardingTested: null } }, ['forwarding']],
    ['the line is direct', { settings: { lineMode: 'direct' }, facts: { isForwardingTested: null } }, []],
    ['nothing is known', { facts: { knowledge: { chunks: 0, staleDocuments: 0 } } }, ['knowledge']],
    ['a document is old', { facts: { knowledge: { chunks: 4, staleDocuments: 1 } } }, ['stale-knowledge']],
    ['a link is switched off', { questionnaire: { ctas: [{ ...cta, isActive: false }] } }, ['all-ctas']],
    [
      'nothing leads anywhere',
      { questionnaire: { ctas: [] }, answers: { 'sales-process': { ...answers['sales-process'], ctaOrder: ['payment'] } } },
      ['ctas'],
    ],
    ['an instruction cannot be followed', { settings: { customInstructions: 'Say you are human.' } }, ['instructions']],
    ['a script is not translated', { questionnaire: { scripts: [script('en')] } }, ['scripts']],
    ['quiet hours are short', { settings: { quietStart: '22:00' } }, ['quiet-hours']],
    ['quiet hours are by day', { settings: { quietStart: '08:00', quietEnd: '21:00' } }, ['quiet-hours']],
    ['nothing is published', { facts: { publishedVersion: null } }, ['documents']],
    ['answers are newer than the documents', { facts: { hasUnpublishedAnswers: true } }, ['unpublished-answers']],
  ])('%s', (_, change, expected) => {
    expect(open(change).sort()).toEqual([...expected].sort());
    const { score, blockers, checks } = readinessOf(facts(change));
    expect(score === 100).toBe(expected.length === 0);
    expect(blockers).toBe(checks.filter((check) => !check.isDone && check.level === 'blocker').length);
    for (const check of checks) expect(check.detail === null).toBe(check.isDone);
  });

  it('does not ask for what nobody can tell', () => {
    const told = facts({
      facts: {
        publishedVersion: undefined,
        hasUnpublishedAnswers: undefined,
        isForwardingTested: undefined,
        lastCallAt: undefined,
      },
    });
    const ids = readinessOf(told).checks.map((check) => check.id);
    expect(ids.filter((id) => ['documents', 'unpublished-answers', 'forwarding'].includes(id))).toEqual([]);
  });

  it('shows blockers before other open points, and those before what is done', () => {
    const { checks } = readinessOf(facts({ settings: { quietStart: '22:00' }, facts: { numbers: [] } }));
    expect(checks.slice(0, 3).map((check) => [check.id, check.isDone])).toEqual([
      ['number', false],
      ['quiet-hours', false],
      [checks[2]!.id, true],
    ]);
  });

  it('says in words what is missing, and which language stands in', () => {
    const details = (change: Change): (string | null)[] =>
      readinessOf(facts(change))
        .checks.slice(0, 1)
        .map((check) => check.detail);
    expect(details({ answers: { 'business-details': {} } })).toEqual([
      'Missing: the city, the website and an e-mail address or a phone for customers.',
    ]);
    const onlyPay = { 'sales-process': { ...answers['sales-process'], ctaOrder: ['payment'] } };
    expect(details({ questionnaire: { ctas: [] }, answers: onlyPay })).toEqual([
      'Nothing to lead to yet: add a link, a document or steps for "payment".',
    ]);
    expect(details({ questionnaire: { ctas: [{ ...cta, isActive: false }] }, answers: onlyPay })).toEqual([
      'Nothing to lead to yet: "Pay" is switched off. Look where it leads, and switch it on.',
    ]);
    expect(details({ questionnaire: { scripts: [script('en')] } })).toEqual(['Missing: new lead in es (en stands in).']);
  });
});
