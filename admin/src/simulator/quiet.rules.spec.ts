import { quietUntil } from './quiet.rules';

const zone = 'America/Chicago';
const at = (iso: string): number => Date.parse(iso);

describe('quiet hours of the owner', () => {
  it.each([
    ['before them', '2026-11-20T20:59:00-06:00', null],
    ['in the evening', '2026-11-20T22:00:00-06:00', '2026-11-21T07:00:00-06:00'],
    ['after midnight', '2026-11-21T03:00:00-06:00', '2026-11-21T07:00:00-06:00'],
    ['at their end', '2026-11-21T07:00:00-06:00', null],
    ['over the change of the clocks', '2026-10-31T23:00:00-05:00', '2026-11-01T07:00:00-06:00'],
  ])('%s', (_, now, until) => {
    expect(quietUntil(at(now), '21:00', '07:00', zone)?.getTime() ?? null).toBe(until === null ? null : at(until));
  });
  it('lie within a day too, and can be none', () => {
    expect(quietUntil(at('2026-11-20T13:00:00-06:00'), '12:00', '14:00', zone)?.getTime()).toBe(at('2026-11-20T14:00:00-06:00'));
    expect(quietUntil(at('2026-11-20T13:00:00-06:00'), '13:00', '13:00', zone)).toBeNull();
  });
});
