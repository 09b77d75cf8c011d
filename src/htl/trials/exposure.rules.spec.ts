import { ALL, decided, facts, FOUND, type Case } from '../../../test/fixtures/turn-facts.js';
import type { AssignedVariant, LeverName, LeverValue } from '../../experiments/experiment.schema.js';
import { decide } from '../decide.rules.js';
import { feltIn, type Felt } from './exposure.rules.js';

const assigned = (lever: LeverName, value: LeverValue | null, other: LeverValue | null = null, leverState = {}): AssignedVariant => ({
  experimentId: lever,
  lever,
  variant: value ? 'a' : 'control',
  value,
  values: value ? [null, value] : [null, other],
  leverState,
});
const felt = (of: Case, over: Partial<Felt> = {}): Felt => ({
  thread: { openedAt: new Date('2026-11-23T10:00:00Z'), profileVersionId: 'v1' },
  facts: facts(of),
  plan: decided(of),
  body: 'What is your name?',
  publishedTiming: 'standard',
  ...over,
});
const ASKING: Case = { known: { service_needed: 'AC' }, changed: ['service_needed'] };
const SHORT = assigned('length', { maxWords: 9 });
const isFelt = (variant: AssignedVariant, of: Felt): boolean => feltIn([variant], of).length === 1;

describe('tone and length are felt', () => {
  it.each([
    ['with words that leave', felt(ASKING), true],
    ['not by silence', felt(ASKING, { body: null }), false],
    ['not in words that the law dictates', felt(ASKING, { plan: { ...decided(ASKING), kind: 'opt_out_confirmation' } }), false],
    ['not where nothing was published', felt(ASKING, { thread: { openedAt: new Date(0), profileVersionId: null } }), false],
  ])('%s', (_how, of, is) => {
    expect(isFelt(SHORT, of)).toBe(is);
    // both sides at the same moment
    expect(isFelt(assigned('tone', null, { formality: 'formal' }), of)).toBe(is);
  });
});

describe('the time of a call to action is felt', () => {
  const early = assigned('cta_timing', { timing: 'early' });
  const late = assigned('cta_timing', { timing: 'late' });
  const controlOfEarly = assigned('cta_timing', null, { timing: 'early' });

  it('where the sides part, by both', () => {
    const of: Case = { ...ASKING, known: { service_needed: 'AC' } };
    expect(isFelt(early, felt(of))).toBe(true);
    expect(isFelt(controlOfEarly, felt(of))).toBe(true);
    expect(isFelt(late, felt(of))).toBe(false);
  });
  it('not where all would do the same', () => {
    expect(isFelt(early, felt({ known: {} }))).toBe(false);
    expect(isFelt(early, felt({ known: ALL, changed: ['address'], openings: FOUND }))).toBe(false);
  });
  it('and not by who gets early anyway', () => expect(isFelt(early, felt(ASKING, { publishedTiming: 'early' }))).toBe(false));
});

describe('an early next step', () => {
  const planOf = (of: Case, ctaTiming: 'early' | 'standard' | 'late'): string => {
    const plan = decide({ ...facts(of), ctaTiming });
    return plan.is === 'need' ? 'openings' : plan.reasonCode;
  };
  it('comes as soon as the need is known, once', () => {
    expect(planOf(ASKING, 'early')).toBe('openings');
    expect(planOf(ASKING, 'standard')).toBe('ask_name');
    expect(planOf({ known: { name: 'Sarah' }, changed: ['name'] }, 'early')).toBe('ask_service_needed');
    expect(planOf({ ...ASKING, memory: { offeredAt: '2026-11-23T09:00:00Z' } }, 'early')).toBe('ask_name');
  });
  it('and a late one takes no short cut', () => {
    const rising: Case = {
      known: { service_needed: 'AC', name: 'Sarah', address: '14 Oak St' },
      changed: ['address'],
      memory: { trend: 1 },
      proposal: { sentiment: 'positive' },
    };
    expect(planOf(rising, 'standard')).toBe('openings');
    expect(planOf(rising, 'late')).toBe('ask_preferred_time');
  });
});

describe('a version is felt', () => {
  const since = '2026-11-23T09:00:00Z';
  const tried = assigned('profile_version', { versionId: 'v2' }, null, { controlVersionId: 'v1', since });
  const control = assigned('profile_version', null, { versionId: 'v2' }, { controlVersionId: 'v1', since });
  const onVersion = (profileVersionId: string | null, openedAt = '2026-11-23T10:00:00Z'): Felt =>
    felt(ASKING, { thread: { openedAt: new Date(openedAt), profileVersionId } });

  it.each([
    ['by a thread that runs on it', tried, onVersion('v2'), true],
    ['by the control on the live one', control, onVersion('v1'), true],
    ['not by one that should run on it and does not', tried, onVersion('v1'), false],
    ['not by one from before the start', control, onVersion('v1', '2026-11-23T08:00:00Z'), false],
    ['not without any version', control, onVersion(null), false],
  ])('%s', (_who, variant, of, is) => expect(isFelt(variant, of)).toBe(is));
});

it('follow-ups are felt where they are planned', () => expect(isFelt(assigned('follow_up', { minutes: [60] }), felt(ASKING))).toBe(false));
