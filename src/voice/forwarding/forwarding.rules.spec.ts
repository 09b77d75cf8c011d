import { forwardingGuide } from './forwarding-guide.rules.js';
import { outcomeOf, visibleLoops, type LineFacts, type TestOutcome, type TestPurpose } from './forwarding-test.rules.js';

const OURS = '+13125550199';
const LINE = '+13125550111';
const CELL = '+13125550122';

describe('the guide', () => {
  const guide = forwardingGuide(OURS);
  const dial = (carrier: string, what: string): string | undefined =>
    guide.find((each) => each.carrier === carrier)!.steps.find((step) => step.what === what)?.dial;

  it.each([
    ['att', 'missed', '**004*13125550199#'],
    ['att', 'off', '##002#'],
    ['verizon', 'missed', '*713125550199'],
    ['verizon', 'all', '*723125550199'],
    ['verizon', 'off', '*73'],
    ['tmobile', 'unanswered', '**61*13125550199#'],
    ['landline', 'unanswered', '*923125550199'],
    ['landline', 'busy', '*903125550199'],
    ['other', 'missed', '**004*+13125550199#'],
  ])('%s, %s: %s', (carrier, what, code) => expect(dial(carrier, what)).toBe(code));

  it('names the number where there is no code', () => {
    const voip = guide.find((each) => each.carrier === 'voip')!;
    expect([voip.steps, voip.hint.includes(OURS)]).toEqual([[], true]);
  });
});

describe('circles that can be seen', () => {
  const line: LineFacts = { lineMode: 'full_forward', forwardedNumber: LINE, ringTargets: [CELL, null], own: [OURS] };
  it.each<[string, Partial<LineFacts>, number]>([
    ['none', {}, 0],
    ['the line is our number', { forwardedNumber: OURS }, 1],
    ['we ring the line that forwards everything', { ringTargets: [LINE] }, 1],
    ['we ring our own number', { ringTargets: [OURS] }, 1],
    ['the same phone twice is one circle', { ringTargets: [OURS, OURS] }, 1],
    ['with conditional forwarding we ring nobody', { lineMode: 'conditional_forward', ringTargets: [LINE, OURS] }, 0],
    ['a direct number may ring any phone', { lineMode: 'direct', forwardedNumber: null }, 0],
    ['but not itself', { lineMode: 'direct', forwardedNumber: null, ringTargets: [OURS] }, 1],
  ])('%s', (_what, change, count) => expect(visibleLoops({ ...line, ...change })).toHaveLength(count));
});

describe('the outcome of a test call', () => {
  it.each<[TestPurpose, number, string | null, TestOutcome]>([
    ['forwarded_line', 1, 'completed', 'forwards'],
    ['forwarded_line', 1, null, 'forwards'],
    ['forwarded_line', 2, 'completed', 'loop'],
    ['forwarded_line', 0, 'completed', 'answered'],
    ['forwarded_line', 0, 'no-answer', 'not_forwarded'],
    ['forwarded_line', 0, 'busy', 'not_forwarded'],
    ['forwarded_line', 0, 'failed', 'failed'],
    ['forwarded_line', 0, null, 'not_forwarded'],
    ['ring_target', 0, 'completed', 'safe'],
    ['ring_target', 0, 'no-answer', 'safe'],
    ['ring_target', 0, 'failed', 'failed'],
    ['ring_target', 1, 'completed', 'loop'],
  ])('%s, %s arrivals, %s: %s', (purpose, arrivals, status, outcome) => expect(outcomeOf(purpose, arrivals, status)).toBe(outcome));
});
