import { BOOKING, decided, facts, say } from '../../../test/fixtures/turn-facts.js';
import { ESCALATION_TRIGGERS, type EscalationTrigger } from '../../onboarding/questionnaire.schema.js';
import type { Facts } from '../htl.schema.js';
import { risksIn } from '../memory/risk-flags.rules.js';
import { salesFacts } from './sales-facts.rules.js';
import type { SalesFacts } from './sales.schema.js';

const sales = (patch: Partial<SalesFacts> = {}): SalesFacts => ({
  triggers: [],
  customTriggers: [],
  disqualifiers: [],
  questions: [],
  budgetTiming: 'never',
  questionsPerMessage: 1,
  repeats: 0,
  ...patch,
});
const NOTHING_READ = { isOptOutDoubted: false, asksIfBot: false };
type Told = Partial<Omit<Facts, 'proposal'>> & { proposal?: Partial<Facts['proposal']> };
const CASES: [EscalationTrigger, Told, string][] = [
  ['angry', { proposal: { sentiment: 'angry' } }, 'angry'],
  ['complaint', { proposal: { intent: 'COMPLAINT' } }, 'complaint'],
  ['payment_problem', { text: 'My card was declined' }, 'payment_failure'],
  ['refund_request', { text: 'I want a refund' }, 'refund_request'],
  ['large_job', { text: 'We need a new HVAC system for the house' }, 'large_job'],
];

describe('what an owner ticks hands over, and what is not ticked does not', () => {
  it.each(CASES)('%s', (trigger, told, reason) => {
    const on = decided({ ...told, sales: sales({ triggers: [trigger] }) });
    expect(on).toMatchObject({ action: 'escalate', kind: 'handoff', reasonCode: reason, effects: { handler: 'human' } });
    const others = ESCALATION_TRIGGERS.filter((other) => other !== trigger);
    expect(decided({ ...told, sales: sales({ triggers: others }) }).action).not.toBe('escalate');
  });

  it('the same question for the third time', () => {
    const told = { text: 'which brands do you carry?', proposal: { hasQuestion: true, intent: 'QUESTION' as const } };
    const at = (repeats: number) => decided({ ...told, sales: sales({ triggers: ['repeated_question'], repeats }) });
    expect(at(2)).toMatchObject({ action: 'escalate', reasonCode: 'repeated_question' });
    expect(at(1).reasonCode).not.toBe('repeated_question');
  });

  it('how often it was asked is counted in the thread', () => {
    const line = (body: string, direction: 'in' | 'out' = 'in') => ({ body, direction }) as never;
    const version = {
      sales: { escalationTriggers: ['repeated_question'], customTriggers: [], qualification: [], budgetTiming: 'never' },
      disqualifiers: [],
      questionsPerMessage: 1,
    } as never;
    const history = [
      line('Which brands do you carry?'),
      line('which brands do you carry', 'out'),
      line('so which brands do you carry??'),
      line('my AC is broken'),
    ];
    expect(salesFacts({ history }, version, 'which brands do you carry')?.repeats).toBe(2);
    expect(salesFacts({ history }, null, 'which brands do you carry')).toBeUndefined();
  });

  it.each<[string, Told, string]>([
    ['a wish for a person', { proposal: { wantsHuman: true } }, 'asked_for_person'],
    ['a lawyer', { text: "I'll call my lawyer" }, 'compliance_risk'],
    ['data protection', { text: 'Please delete all my data' }, 'compliance_risk'],
    ['nobody came', { text: 'Nobody came today' }, 'booking_failure'],
    ['danger', { text: 'I smell gas' }, 'emergency_gas'],
    [
      'not understood three times',
      { proposal: { isConfused: true, intent: 'UNKNOWN' }, memory: { ...facts().memory, confusedTurns: 2 } },
      'confused',
    ],
  ])('%s reaches a person whatever is ticked', (_, told, reason) =>
    expect(decided({ ...told, sales: sales() })).toMatchObject({ action: 'escalate', reasonCode: reason }),
  );

  it('opting out is obeyed whatever is ticked', () =>
    expect(decided({ optOut: { isOptOut: true, confidence: 0.95 }, sales: sales() }).reasonCode).toBe('opt_out_free_text'));

  it.each([
    'please refund me',
    'I want my money back',
    "where is my refund? it's been two weeks",
    'if you do not come today I want my money back',
    'I demand a refund, is there a manager?',
    'will you give me my refund now?',
    "I still haven't received my refund",
    'three weeks and still no refund',
    'si no vienen hoy quiero un reembolso',
    'agar aaj nahi aaye to paise wapas karo',
    'quiero mi dinero, una devolución',
    'devuélvame mi dinero',
    'exijo que me devuelvan mi dinero',
    'paise wapas chahiye',
    'mere paise lauta do',
    'पैसे वापस चाहिए',
    'मेरे पैसे लौटा दो',
  ])('a wish for money back is flagged, and handed over: %s', (text) => {
    expect(decided({ text, sales: sales({ triggers: ['refund_request'] }) }).reasonCode).toBe('refund_request');
    expect(risksIn(text, NOTHING_READ)).toContain('refund_wish');
  });

  it.each([
    'do you give refunds?',
    'what is your refund policy?',
    'what if I want a refund later',
    'can I get a refund if it breaks again?',
    'is there a money back guarantee?',
    'thanks, I got my refund',
    "I don't want a refund, just fix it",
    '¿cuál es su política de reembolso?',
    '¿me devuelven el dinero si cancelo?',
    '¿hacen reembolsos?',
    'refund policy kya hai?',
    'agar kaam nahi hua to paise wapas milenge?',
    'क्या पैसे वापस मिलते हैं?',
    'अगर ठीक नहीं हुआ तो रिफंड मिलेगा?',
  ])('a question about terms is neither: %s', (text) => {
    expect(decided({ text, sales: sales({ triggers: ['refund_request'] }) }).reasonCode).not.toBe('refund_request');
    expect(risksIn(text, NOTHING_READ)).not.toContain('refund_wish');
  });

  it('a business that published nothing is as before', () => {
    expect(decided({ text: 'My card was declined' }).reasonCode).toBe('payment_failure');
    expect(decided({ text: 'We need a new HVAC system for the house' }).action).toBe('reply');
  });
});

describe('a line of the owner', () => {
  const custom = sales({ customTriggers: ['Solar panels', 'Asks about financing'] });

  it('hands over, and is named to whom it is handed', () => {
    const plan = decided({ text: 'do you offer financing?', sales: custom });
    expect(plan).toMatchObject({ action: 'escalate', reasonCode: 'own_trigger', because: 'Asks about financing' });
    expect(plan.effects.escalations?.[0]).toMatchObject({ reason: 'own_trigger', priority: 'high' });
    expect(plan.effects.escalations?.[0]?.summary).toContain('"Asks about financing"');
  });
  it('says nothing about other texts', () => expect(decided({ text: 'my AC is not cooling', sales: custom }).action).toBe('reply'));
});

describe('whom the business does not serve', () => {
  const who = sales({ disqualifiers: ['Commercial kitchens'] });

  it('is told politely, and the line is kept', () => {
    const plan = decided({ text: 'we run a commercial kitchen', sales: who });
    expect(plan).toMatchObject({
      action: 'close',
      reasonCode: 'not_served',
      because: 'Commercial kitchens',
      close: 'declined',
      effects: { isLeadLost: true },
    });
    expect(say(plan)).toMatch(/sorry/);
    expect(say(plan)).not.toContain('?');
  });
  it.each<[string, Told]>([
    ['somebody else', { text: 'the kitchen sink leaks' }],
    ['who has a booking', { upcoming: [BOOKING] }],
  ])('not %s', (_, told) =>
    expect(decided({ text: 'we run a commercial kitchen', ...told, sales: who }).reasonCode).not.toBe('not_served'),
  );
  it('danger comes first', () =>
    expect(decided({ text: 'gas smell in our commercial kitchen', sales: who })).toMatchObject({ action: 'escalate', isUrgent: true }));
  it('so does a wish for a person', () =>
    expect(decided({ text: 'commercial kitchen, call me', proposal: { wantsHuman: true }, sales: who }).reasonCode).toBe(
      'asked_for_person',
    ));
});
