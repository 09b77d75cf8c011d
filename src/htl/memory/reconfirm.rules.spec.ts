import { ALL, FOUND, NOW, OPTIONS, PICK, decided, facts, say, slots } from '../../../test/fixtures/turn-facts.js';
import { decide } from '../decide.rules.js';

const guessed = (name: 'address' | 'name' | 'service_needed', value: string, confidence = 0.65) => ({
  ...slots(ALL),
  [name]: { ...slots({ [name]: value })[name]!, confidence },
});
const clash = {
  slot: 'address' as const,
  before: '14 Oak St',
  after: '20 Elm Ave',
  at: NOW.toISOString(),
  sourceMessageId: 'm2',
  isSettled: false,
};
const decideWith = (patch: Parameters<typeof facts>[0], known: ReturnType<typeof slots>) => {
  const plan = decide({ ...facts(patch), slots: known });
  if (plan.is === 'need') throw new Error('openings were needed');
  return plan;
};

describe('facts below 0.7 before a booking', () => {
  it('times are not offered before a guessed address is confirmed', () => {
    const plan = decideWith({ openings: FOUND, changed: ['name'] }, guessed('address', '20 Elm Ave'));
    expect(plan).toMatchObject({
      reasonCode: 'confirm_address',
      pending: { kind: 'slot', name: 'address' },
      isWaiting: true,
      confirming: { value: '20 Elm Ave', other: null },
    });
    expect(plan.effects.offer).toBeUndefined();
    expect(say(plan)).toContain('20 Elm Ave');
  });
  it('a picked time is kept, not booked, until the guess is confirmed', () => {
    const plan = decideWith({ pending: PICK, proposal: { pick: { index: 1 } } }, guessed('name', 'Sara'));
    expect(plan).toMatchObject({ reasonCode: 'confirm_name', stage: 'booking', effects: { keep: { option: OPTIONS[0] } } });
    expect(plan.effects.book).toBeUndefined();
  });
  it.each([0.7, 0.9])('%s is sure enough', (confidence) =>
    expect(decideWith({ openings: FOUND, changed: ['name'] }, guessed('address', '20 Elm Ave', confidence)).pending?.kind).toBe(
      'pick_opening',
    ),
  );
  it('nobody is asked twice about the same words', () => {
    const memory = { confirmations: [{ slot: 'address' as const, value: '20 Elm Ave', outcome: 'asked' as const }] };
    expect(decideWith({ openings: FOUND, changed: ['name'], memory }, guessed('address', '20 Elm Ave')).pending?.kind).toBe('pick_opening');
  });
  it('an address that nobody drives to needs no confirmation', () => {
    const salon = {
      services: [{ id: 'cut', name: 'Haircut', keywords: ['cut'], durationMinutes: 45, needsAddress: false, priceMinor: null }],
      vertical: 'salon',
    };
    const known = { ...guessed('address', '20 Elm Ave'), ...slots({ service_needed: 'Haircut' }) };
    expect(decideWith({ openings: FOUND, changed: ['name'], business: salon }, known).pending?.kind).toBe('pick_opening');
  });
});

describe('a contradiction', () => {
  it('is asked about at once, with both values', () => {
    const plan = decideWith(
      { openings: FOUND, changed: ['address'], memory: { contradictions: [clash] } },
      guessed('address', '20 Elm Ave'),
    );
    expect(plan).toMatchObject({ reasonCode: 'clarify_address', confirming: { value: '20 Elm Ave', other: '14 Oak St' } });
    expect(say(plan)).toMatch(/14 Oak St.*20 Elm Ave/);
  });
  it('does not hold up a hand-over or a goodbye', () => {
    expect(
      decided({
        proposal: { wantsHuman: true },
        changed: ['address'],
        known: { address: '20 Elm Ave' },
        memory: { contradictions: [clash] },
      }).reasonCode,
    ).toBe('asked_for_person');
    expect(
      decided({
        proposal: { isDecline: true },
        changed: ['address'],
        known: { address: '20 Elm Ave' },
        memory: { contradictions: [clash] },
      }).reasonCode,
    ).toBe('declined');
  });
  it('that was settled is not asked about', () => {
    const settled = { contradictions: [{ ...clash, isSettled: true }] };
    expect(decided({ changed: ['address'], known: { address: '20 Elm Ave' }, memory: settled }).reasonCode).not.toMatch(/^clarify/);
  });
});
