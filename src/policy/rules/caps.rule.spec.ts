import { capsRule } from './caps.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('caps', () => {
  const caps = { org: { caps: { hour: 10, day: 100 } }, now: new Date('2026-11-23T12:34:56Z') };
  it.each([
    ['room left', { counters: { hour: 9, day: 99 } }, 'pass', undefined, undefined],
    ['the hour is full', { counters: { hour: 10, day: 50 } }, 'defer', 'hourly_cap', '2026-11-23T13:00:00.000Z'],
    ['the day is full', { counters: { hour: 0, day: 100 } }, 'defer', 'daily_cap', '2026-11-24T00:00:00.000Z'],
    ['both are full: the day counts', { counters: { hour: 10, day: 100 } }, 'defer', 'daily_cap', '2026-11-24T00:00:00.000Z'],
    ['by hand', { isHumanAuthored: true, counters: { hour: 99, day: 999 } }, 'skip', undefined, undefined],
    ['an opt-out confirmation', { kind: 'opt_out_confirmation', counters: { hour: 99, day: 999 } }, 'skip', undefined, undefined],
    ['a cap of zero stops everything', { org: { caps: { hour: 0, day: 100 } } }, 'defer', 'hourly_cap', '2026-11-23T13:00:00.000Z'],
  ])('%s', (_, change, verdict, code, until) => {
    const result = capsRule.check(gateFacts({ ...caps, ...change }));
    expect([result.verdict, result.code, result.until?.toISOString()]).toEqual([verdict, code, until]);
  });
  it('never holds back safety texts and alerts', () => expect(capsRule.lanes).toEqual(expect.not.arrayContaining(['emergency', 'staff'])));
});
