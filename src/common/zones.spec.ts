import { IANAZone } from 'luxon';
import { zoneOf } from './zones.js';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

describe('zones', () => {
  // Both changes of 2026 and 2027 to the quarter, half-hour zones, a half-hour change, and one without any.
  it.each([
    'America/Chicago',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'Europe/London',
  ])('%s has the offsets of the platform, whatever was asked before', (name) => {
    const [zone, platform] = [zoneOf(name), IANAZone.create(name)];
    const days = Array.from({ length: 730 }, (_, day) => Date.UTC(2026, 0, 1) + day * DAY_MS);
    const changes = days.filter((day) => platform.offset(day) !== platform.offset(day + DAY_MS));
    for (const day of [days[0]!, ...changes]) {
      for (let quarter = day; quarter < day + DAY_MS; quarter += QUARTER_MS) {
        // the end of each before its beginning, so that a wrong answer that was kept would show
        for (const at of [quarter + QUARTER_MS - 1, quarter, quarter + QUARTER_MS / 2])
          expect(zone.offset(at), `${name} ${new Date(at).toISOString()}`).toBe(platform.offset(at));
      }
    }
  });

  it('every change happens where it should, to the second', () => {
    const zone = zoneOf('America/New_York');
    const spring = Date.UTC(2026, 2, 8, 7);
    expect([zone.offset(spring - 1), zone.offset(spring)]).toEqual([-300, -240]);
    const autumn = Date.UTC(2026, 10, 1, 6);
    expect([zone.offset(autumn - 1), zone.offset(autumn)]).toEqual([-240, -300]);
  });

  it('times before clocks changed at quarters are asked of the platform', () => {
    // Newfoundland changed its clock a minute past midnight until 2011
    const spring = Date.UTC(2011, 2, 13, 3, 30);
    const minutes = [0, 2, 1].map((minute) => zoneOf('America/St_Johns').offset(spring + minute * 60_000));
    expect(minutes).toEqual([0, 2, 1].map((minute) => IANAZone.create('America/St_Johns').offset(spring + minute * 60_000)));
    expect(new Set(minutes).size).toBe(2);
    const at = Date.UTC(1920, 5, 1, 0, 7);
    expect(zoneOf('Europe/Amsterdam').offset(at)).toBe(IANAZone.create('Europe/Amsterdam').offset(at));
    expect(zoneOf('Europe/Amsterdam').offset(Number.NaN)).toBeNaN();
  });

  it('what is no zone is not valid', () => expect(zoneOf('Mars/Olympus').isValid).toBe(false));
});
