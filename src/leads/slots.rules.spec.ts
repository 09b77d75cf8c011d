import {
  cleanSlot,
  isKnownSlot,
  isQualified,
  KNOWN_CONFIDENCE,
  knownValue,
  mergeSlot,
  missingSlots,
  type SlotMap,
  type SlotName,
  type SlotProposal,
  type SlotSource,
  type SlotValue,
  withoutGuesses,
} from './slots.rules.js';

const known = (value: string, confidence: number, source: SlotSource = 'customer'): SlotValue => ({
  value,
  confidence,
  source,
  sourceMessageId: 'm1',
  updatedAt: '2026-11-23T12:00:00Z',
});
const said = (name: SlotName, value: string, confidence: number, extra: Partial<SlotProposal> = {}): SlotProposal => ({
  name,
  value,
  confidence,
  sourceMessageId: 'm2',
  ...extra,
});

describe('a fact that a business asks for itself', () => {
  it.each<[string, string | null]>([
    ['  about\n12 years ', 'about 12 years'],
    ['[QUALIFIED]', null],
    ['?!', null],
  ])('%j is kept as %j', (said, kept) => expect(cleanSlot('own:How old is it?', said)).toBe(kept));
  it('ends where a fact ends', () => expect(cleanSlot('own:Why?', 'x'.repeat(900))).toHaveLength(300));
});

describe('mergeSlot', () => {
  it.each<[string, SlotValue | undefined, SlotProposal, string | null, boolean]>([
    ['the first value is taken', undefined, said('name', 'Dana', 0.5), 'Dana', true],
    ['a surer value wins', known('Dan', 0.5), said('name', 'Dana', 0.7), 'Dana', true],
    ['a less sure value loses', known('Dana', 0.7), said('name', 'Dan', 0.5), 'Dana', false],
    ['newer and explicit wins over surer', known('Dan', 0.95), said('name', 'Dana', 0.8), 'Dana', true],
    ['newer but not explicit loses', known('Dan', 0.95), said('name', 'Dana', 0.79), 'Dan', false],
    ['a correction always wins', known('12 Oak St', 1), said('address', '14 Oak St', 0.5, { isCorrection: true }), '14 Oak St', true],
    ['the same value with more confidence is noted', known('Dana', 0.5), said('name', 'dana', 0.9), 'dana', true],
    ['the same value with less changes nothing', known('Dana', 0.9), said('name', 'DANA', 0.5), 'Dana', false],
    ['urgency rises at any confidence', known('flexible', 1), said('urgency', 'emergency', 0.4), 'emergency', true],
    ['urgency rises from unknown', known('unknown', 1), said('urgency', 'soon', 0.3), 'soon', true],
    ['urgency does not fall, however sure', known('emergency', 0.4), said('urgency', 'flexible', 1), 'emergency', false],
    ['urgency falls by correction', known('emergency', 0.9), said('urgency', 'flexible', 0.6, { isCorrection: true }), 'flexible', true],
    ['an unknown urgency word is ignored', known('soon', 0.5), said('urgency', 'asap!!', 1), 'soon', false],
    ['a guess does not undo staff', known('Dana', 1, 'staff'), said('name', 'Dan', 0.9), 'Dana', false],
    ['plain words of the customer do', known('Dana', 1, 'staff'), said('name', 'Dan', 0.97), 'Dan', true],
    ['staff always wins', known('Dan', 1), said('name', 'Dana', 1, { source: 'staff' }), 'Dana', true],
    ['staff may lower urgency', known('emergency', 1), said('urgency', 'flexible', 1, { source: 'staff' }), 'flexible', true],
    ['an empty value is ignored', known('Dana', 0.5), said('name', '   ', 1), 'Dana', false],
    ['an empty first value is nothing', undefined, said('name', '', 1), null, false],
    ['no confidence is nothing', undefined, said('name', 'Dana', 0), null, false],
    ['not a number is nothing', undefined, said('name', 'Dana', Number.NaN), null, false],
    ['confidence is capped', undefined, said('name', 'Dana', 7), 'Dana', true],
  ])('%s', (_, current, proposal, value, isChanged) => {
    const merged = mergeSlot(current, proposal);
    expect([merged?.value ?? null, merged?.isChanged ?? false]).toEqual([value, isChanged]);
    if (merged) expect(merged.confidence).toBeLessThanOrEqual(1);
  });
  it.each<[string, SlotValue | undefined, SlotProposal, [string, number]]>([
    ['a guess that raises a known urgency leaves it known', known('soon', 0.9), said('urgency', 'urgent', 0.5), ['urgent', 0.9]],
    ['a surer one makes it surer', known('soon', 0.7), said('urgency', 'urgent', 0.9), ['urgent', 0.9]],
    ['a guess over a guess is one', known('soon', 0.4), said('urgency', 'urgent', 0.5), ['urgent', 0.5]],
    ['a guess where nothing was known is one', known('unknown', 1), said('urgency', 'soon', 0.3), ['soon', 0.3]],
    ['a correction counts as it is', known('urgent', 0.9), said('urgency', 'soon', 0.6, { isCorrection: true }), ['soon', 0.6]],
    ['another fact takes the confidence of its words', known('Dan', 0.95), said('name', 'Dana', 0.8), ['Dana', 0.8]],
  ])('%s', (_, current, proposal, [value, confidence]) => expect(mergeSlot(current, proposal)).toMatchObject({ value, confidence }));
  it('remembers who said it', () =>
    expect(mergeSlot(undefined, said('name', 'Dana', 0.9))).toMatchObject({ sourceMessageId: 'm2', source: 'customer' }));
});

describe('cleanSlot', () => {
  it.each<[SlotName, string, string | null]>([
    ['name', '  Dana   Ortiz ', 'Dana Ortiz'],
    ['name', '!!!', null],
    ['name', '😀', null],
    ['name', 'Dana [QUALIFIED]', 'Dana'],
    ['name', 'Dana {{system}}', 'Dana'],
    ['name', 'Dana\u0000\u202E', 'Dana'],
    ['email', 'Dana@Example.COM', 'dana@example.com'],
    ['email', 'dana at example', null],
    ['email', 'a@b', null],
    ['email', 'a@b.c', null],
    ['urgency', 'Emergency', 'emergency'],
    ['urgency', 'very', null],
    ['address', '14 Oak St\nUnit 2', '14 Oak St Unit 2'],
    ['service_needed', 'एसी रिपेयर', 'एसी रिपेयर'],
  ])('%s %j', (name, raw, expected) => expect(cleanSlot(name, raw)).toBe(expected));
  it('cuts what is too long', () => expect([...cleanSlot('name', 'word '.repeat(200))!].length).toBeLessThanOrEqual(120));
});

describe('a guess', () => {
  const slots: SlotMap = {
    name: known('Bob Stone', 0.59),
    address: known('14 Oak St', 0.6),
    'own:How old is it?': known('ten years', 0.9),
  };
  it('is the same to the database', () => expect(isKnownSlot('s')).toBe(`s.confidence >= ${KNOWN_CONFIDENCE}`));
  it('is no value that may be said', () =>
    expect([knownValue(slots, 'name'), knownValue(slots, 'address')]).toEqual([undefined, '14 Oak St']));
  it('is left out of what may be said', () => expect(Object.keys(withoutGuesses(slots))).toEqual(['address', 'own:How old is it?']));
});

describe('isQualified', () => {
  const full: SlotMap = {
    service_needed: known('AC repair', 0.9),
    name: known('Dana', 0.9),
    preferred_time: known('tomorrow', 0.8),
    address: known('14 Oak St', 0.9),
  };
  const without = (name: SlotName): SlotMap => ({ ...full, [name]: undefined });
  it.each<[string, SlotMap, boolean, boolean]>([
    ['all known', full, true, true],
    ['no address where one is needed', without('address'), true, false],
    ['no address where none is needed', without('address'), false, true],
    ['no name', without('name'), false, false],
    ['no service', without('service_needed'), false, false],
    ['no time', without('preferred_time'), false, false],
    ['a guess does not count', { ...full, name: known('Dana', 0.59) }, false, false],
    ['urgency and e-mail are not needed', without('urgency'), true, true],
    ['nothing', {}, false, false],
  ])('%s', (_, slots, needsAddress, expected) => expect(isQualified(slots, { needsAddress })).toBe(expected));
  it('asks in order', () =>
    expect(missingSlots({}, { needsAddress: true })).toEqual(['service_needed', 'name', 'address', 'preferred_time']));
});
