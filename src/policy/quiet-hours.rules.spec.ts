import { allowedSpans, isAllowedAt, nextAllowedInstant, type QuietHours } from './quiet-hours.rules.js';
import { candidateZones, stateOf } from './zones.rules.js';
import { stateOfAreaCode, zonesOfAreaCode } from './nanp-zones.rules.js';

const base: QuietHours = { zones: ['America/Chicago'], quietStart: '21:00', quietEnd: '08:00', country: 'US', state: null };
const at = (iso: string): Date => new Date(iso);

describe('nextAllowedInstant', () => {
  it.each<[string, string, Partial<QuietHours>, string | null]>([
    ['noon is fine', '2026-11-23T12:00:00-06:00', {}, '2026-11-23T12:00:00-06:00'],
    ['08:00 sharp is fine', '2026-11-23T08:00:00-06:00', {}, '2026-11-23T08:00:00-06:00'],
    ['07:59 waits a minute', '2026-11-23T07:59:00-06:00', {}, '2026-11-23T08:00:00-06:00'],
    ['20:59 is fine', '2026-11-23T20:59:59-06:00', {}, '2026-11-23T20:59:59-06:00'],
    ['21:00 waits until morning', '2026-11-23T21:00:00-06:00', {}, '2026-11-24T08:00:00-06:00'],
    ['2 AM waits', '2026-11-24T02:00:00-06:00', {}, '2026-11-24T08:00:00-06:00'],
    [
      'both coasts: the later opening counts',
      '2026-11-23T08:30:00-05:00',
      { zones: ['America/New_York', 'America/Los_Angeles'] },
      '2026-11-23T08:00:00-08:00',
    ],
    [
      'both coasts: the earlier close counts',
      '2026-11-23T21:30:00-05:00',
      { zones: ['America/New_York', 'America/Los_Angeles'] },
      '2026-11-24T08:00:00-08:00',
    ],
    ['spring change: the night is an hour shorter', '2026-03-08T00:30:00-06:00', {}, '2026-03-08T08:00:00-05:00'],
    ['autumn change: the night is an hour longer', '2026-11-01T00:30:00-05:00', {}, '2026-11-01T08:00:00-06:00'],
    ['the evening before the spring change', '2026-03-07T22:00:00-06:00', {}, '2026-03-08T08:00:00-05:00'],
    ['a business may narrow', '2026-11-23T09:00:00-06:00', { quietEnd: '10:00' }, '2026-11-23T10:00:00-06:00'],
    [
      'a business may not widen in the US',
      '2026-11-23T06:30:00-06:00',
      { quietEnd: '06:00', quietStart: '23:00' },
      '2026-11-23T08:00:00-06:00',
    ],
    [
      'elsewhere its own hours decide',
      '2026-11-23T06:30:00Z',
      { zones: ['Europe/London'], country: 'GB', quietEnd: '06:00', quietStart: '23:00' },
      '2026-11-23T06:30:00Z',
    ],
    [
      'no quiet hours set: the law still holds',
      '2026-11-23T02:00:00-06:00',
      { quietStart: '00:00', quietEnd: '00:00' },
      '2026-11-23T08:00:00-06:00',
    ],
    ['quiet at midday: two spans', '2026-11-23T12:30:00-06:00', { quietStart: '12:00', quietEnd: '14:00' }, '2026-11-23T14:00:00-06:00'],
    [
      'unreadable settings do not open the night',
      '2026-11-23T03:00:00-06:00',
      { quietStart: 'x', quietEnd: 'y' },
      '2026-11-23T08:00:00-06:00',
    ],
    ['Florida stops at 20:00', '2026-11-23T20:15:00-05:00', { zones: ['America/New_York'], state: 'FL' }, '2026-11-24T08:00:00-05:00'],
    ['Connecticut starts at 9', '2026-11-23T08:30:00-05:00', { zones: ['America/New_York'], state: 'CT' }, '2026-11-23T09:00:00-05:00'],
    ['Texas on Sunday starts at noon', '2026-11-22T09:30:00-06:00', { state: 'TX' }, '2026-11-22T12:00:00-06:00'],
    ['Texas on Monday starts at 9', '2026-11-23T08:30:00-06:00', { state: 'TX' }, '2026-11-23T09:00:00-06:00'],
    [
      'Rhode Island on Saturday evening waits until Sunday 10',
      '2026-11-21T17:30:00-05:00',
      { zones: ['America/New_York'], state: 'RI' },
      '2026-11-22T10:00:00-05:00',
    ],
    [
      'Rhode Island on Sunday evening waits until Monday 9',
      '2026-11-22T17:00:00-05:00',
      { zones: ['America/New_York'], state: 'RI' },
      '2026-11-23T09:00:00-05:00',
    ],
    ['a half-hour zone', '2026-11-23T06:00:00+05:30', { zones: ['Asia/Kolkata'], country: 'IN' }, '2026-11-23T08:00:00+05:30'],
    [
      'opposite zones never agree',
      '2026-11-23T12:00:00Z',
      { zones: ['America/Los_Angeles', 'Asia/Kolkata'], quietStart: '18:00', quietEnd: '09:00' },
      null,
    ],
    [
      'far zones meet for half an hour',
      '2026-11-23T12:00:00Z',
      { zones: ['America/Los_Angeles', 'Asia/Kolkata'] },
      '2026-11-24T08:00:00+05:30',
    ],
    ['quiet all legal day: never', '2026-11-23T12:00:00-06:00', { quietStart: '07:00', quietEnd: '22:00' }, null],
  ])('%s', (_, now, change, expected) => {
    const rules = { ...base, ...change };
    const next = nextAllowedInstant(at(now), rules);
    expect(next?.toISOString() ?? null).toBe(expected === null ? null : at(expected).toISOString());
    if (next) expect(isAllowedAt(next, rules)).toBe(true);
  });
  it('answers the first legal minute: the one before is not legal', () => {
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      const now = new Date(at('2026-10-29T00:07:00Z').getTime() + hour * 3_600_000);
      const rules = { ...base, zones: ['America/New_York', 'America/Denver'] };
      const next = nextAllowedInstant(now, rules)!;
      expect(isAllowedAt(next, rules)).toBe(true);
      if (next > now) expect(isAllowedAt(new Date(next.getTime() - 60_000), rules)).toBe(false);
    }
  });
  it('spans are half open', () => expect(allowedSpans({ ...base }, 1)).toEqual([{ from: 480, to: 1260 }]));
});

describe('zones', () => {
  it.each([
    ['+13125550123', ['America/Chicago']],
    ['+12125550142', ['America/New_York', 'America/Chicago']],
    ['+14235550123', ['America/Chicago', 'America/New_York']],
    ['+18505550123', ['America/Chicago', 'America/New_York']],
    ['+12085550123', ['America/Denver', 'America/Los_Angeles', 'America/Chicago']],
    ['+18005551234', ['America/Chicago']],
    ['+15550100000', ['America/Chicago']],
    ['+447911123456', ['America/Chicago']],
    ['+19075550123', ['America/Adak', 'America/Anchorage', 'America/Chicago']],
  ])('%s may be in %j', (address, zones) =>
    expect(candidateZones({ address, orgZone: 'America/Chicago' }).sort()).toEqual([...zones].sort()),
  );
  it('a stored zone comes on top, an invalid one is ignored', () => {
    expect(candidateZones({ contactZone: 'Pacific/Honolulu', address: '+13125550123', orgZone: 'America/Chicago' })).toEqual([
      'Pacific/Honolulu',
      'America/Chicago',
    ]);
    expect(candidateZones({ contactZone: 'Mars/Base', address: '+13125550123', orgZone: 'America/Chicago' })).toEqual(['America/Chicago']);
  });
  it.each([
    ['+13055550123', 'FL'],
    ['+12065550123', 'WA'],
    ['+14015550123', 'RI'],
    ['+12145550123', 'TX'],
    ['+13125550123', null],
    ['+18005550123', null],
    ['+447911123456', null],
  ])('%s has the hours of %s', (address, state) => expect(stateOf(address)).toBe(state));
  it('every zone of the table exists, and every state code has a zone', () => {
    for (let code = 200; code < 1000; code += 1) {
      const zones = zonesOfAreaCode(String(code));
      for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
      if (stateOfAreaCode(String(code)) && code !== 728 && code !== 645) expect(zones.length, `area code ${code}`).toBeGreaterThan(0);
    }
  });
});
