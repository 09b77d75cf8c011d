import { counterFacts, shardOf } from './send-counters.rules.js';

describe('counterFacts', () => {
  const row = { hour: 7, day: 70, month: 805, prefix: 7, person_day: 3, person_week: 4, person_since: '2026-11-22T14:00:00+00:00' };
  it('says when the oldest proactive text of the last day leaves the window', () =>
    expect(counterFacts(row)).toEqual({
      hour: 7,
      day: 70,
      month: 805,
      prefixNewNumbers10Min: 7,
      contactProactive24h: 3,
      contactProactive7d: 4,
      contactFreeAt: new Date('2026-11-23T15:00:00Z'),
    }));
  it('leaves a person free who got none', () =>
    expect(counterFacts({ ...row, person_day: 0, person_since: null })).toMatchObject({ contactProactive24h: 0, contactFreeAt: null }));
});

it.each([
  ['+13125550123', 'hour:3'],
  ['whatsapp:+13125550120', 'hour:0'],
  ['anonymous', 'hour:0'],
])('%s is counted in %s', (address, scope) => expect(shardOf('hour', address)).toBe(scope));
