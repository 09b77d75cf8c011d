import { COMPLIANCE_KINDS, waitsForNothing } from './kinds.rules.js';

describe('what waits for no other text of its thread', () => {
  it.each<[string, string, boolean]>([
    ['emergency', 'safety', true],
    ...COMPLIANCE_KINDS.map((kind): [string, string, boolean] => ['reply', kind, true]),
    ['reply', 'reply', false],
    ['transactional', 'booking_confirmation', false],
    ['configured_sequence', 'follow_up', false],
  ])('%s, %s: %s', (lane, kind, expected) => {
    expect(waitsForNothing({ lane, kind })).toBe(expected);
  });
});
