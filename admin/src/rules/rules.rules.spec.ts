import type { OwnRule } from '../shared/types';
import {
  actionIn,
  conditionsIn,
  draftOf,
  emptyDraft,
  endOf,
  isBroken,
  lacksOf,
  moves,
  sentenceOf,
  starters,
  type RuleAction,
  type RuleConditions,
} from './rules.rules';

const told = { currency: 'USD', ctaLabel: 'Pay the fee' };
const hand: RuleAction = { is: 'escalate', priority: 'high' };

describe('the sentence of a rule', () => {
  it.each<[string, RuleConditions, RuleAction, string]>([
    ['one intent', { intents: ['COMPLAINT'] }, hand, 'When the customer complains: hand over to a person within 15 minutes.'],
    [
      'several intents and a mood',
      { intents: ['PRICING', 'BOOKING', 'QUESTION'], sentiments: ['angry', 'frustrated'] },
      { is: 'stay_silent' },
      'When the customer asks about prices, wants to book or asks a question and sounds angry or frustrated: say nothing.',
    ],
    [
      'facts and worth without any intent',
      {
        slots: [
          { name: 'service_needed', is: 'contains', value: 'roof' },
          { name: 'address', is: 'missing' },
        ],
        valueMinorAtLeast: 200_000,
      },
      { is: 'offer_cta', ctaId: 'c1' },
      'When the service contains “roof”, and the address is not known yet, and the job is worth $2,000 or more: offer “Pay the fee”.',
    ],
    ['nothing yet', {}, hand, ''],
  ])('says %s', (_name, conditions, action, sentence) => {
    expect(sentenceOf(conditions, action, told)).toBe(sentence);
  });

  it('says of every intent and mood what it means', () => {
    for (const { draft } of starters) expect(lacksOf(draft)).toEqual([]);
  });
});

const rule = (over: Partial<OwnRule>): OwnRule => ({
  id: 'r1',
  name: 'Mine',
  position: 100,
  isActive: true,
  conditions: { intents: ['PRICING'], slots: [{ name: 'urgency', is: 'contains', value: 'today' }], valueMinorAtLeast: 150_050 },
  action: { is: 'escalate', priority: 'low', note: 'Call back' },
  ctaLabel: null,
  version: 3,
  createdAt: '2026-11-20T12:00:00Z',
  updatedAt: '2026-11-20T12:00:00Z',
  ...over,
});

describe('the form of a rule', () => {
  it('comes back as it was', () => {
    const one = rule({});
    const draft = draftOf(one);
    expect(draft.value).toBe('1500.5');
    expect([conditionsIn(draft), actionIn(draft)]).toEqual([one.conditions, one.action]);
    const offer = rule({ action: { is: 'offer_cta', ctaId: 'c1' }, ctaLabel: 'Pay' });
    expect(actionIn(draftOf(offer))).toEqual(offer.action);
    expect([isBroken(offer), isBroken({ ...offer, ctaLabel: null })]).toEqual([false, true]);
  });

  it('says what is missing before it asks the server', () => {
    expect(lacksOf(emptyDraft)).toEqual(['Say when it applies.']);
    expect(lacksOf({ ...emptyDraft, value: 'a lot' })).toContain('The worth of the job must be an amount.');
    expect(lacksOf({ ...emptyDraft, value: '0' })).toContain('The worth of the job must be an amount.');
    expect(lacksOf({ ...emptyDraft, slots: [{ name: 'name', is: 'contains', value: ' ' }] })).toEqual(['Say what the fact contains.']);
    expect(lacksOf({ ...emptyDraft, intents: ['PRICING'], is: 'offer_cta' })).toEqual(['Choose what is offered.']);
  });
});

describe('the order of rules', () => {
  const at = (...positions: number[]) => positions.map((position, index) => ({ id: `r${index}`, position, version: 1 }));

  it('writes the moved rule alone where there is room', () => {
    expect(moves(at(100, 200, 300), 2, 1)).toEqual([{ id: 'r2', position: 150, version: 1 }]);
    expect(moves(at(100, 200, 300), 2, 0)).toEqual([{ id: 'r2', position: 49, version: 1 }]);
    expect(moves(at(100, 200, 300), 0, 2)).toEqual([{ id: 'r0', position: 400, version: 1 }]);
  });

  it('numbers anew where there is none, and writes only what changes', () => {
    expect(moves(at(100, 100, 300), 1, 0)).toEqual([{ id: 'r1', position: 49, version: 1 }]);
    expect(moves(at(0, 1, 300), 2, 1)).toEqual([
      { id: 'r0', position: 100, version: 1 },
      { id: 'r2', position: 200, version: 1 },
      { id: 'r1', position: 300, version: 1 },
    ]);
    expect(moves(at(9_999, 10_000), 0, 1)).toEqual([
      { id: 'r1', position: 100, version: 1 },
      { id: 'r0', position: 200, version: 1 },
    ]);
  });

  it('leaves the ends where they are, and puts a new one last', () => {
    expect(moves(at(100, 200), 0, -1)).toEqual([]);
    expect(moves(at(100, 200), 1, 2)).toEqual([]);
    expect([endOf([]), endOf(at(100, 350)), endOf(at(10_000))]).toEqual([100, 450, 10_000]);
  });
});
