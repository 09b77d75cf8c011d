import { IANAZone } from 'luxon';
import { zoneOf } from './zones.js';

const QUARTER_MS = 900_000;

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
    const from = Date.UTC(2026, 0, 1);
    for (let quarter = 0; quarter < 35_040; quarter += 7) {
      const at = from + quarter * QUARTER_MS + ((quarter * 37) % 900) * 1000;
      expect(zone.offset(at), `${name} ${new Date(at).toISOString()}`).toBe(platform.offset(at));
      expect(zone.offset(at)).toBe(platform.offset(at));
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
    const at = Date.UTC(1920, 5, 1, 0, 7);
    expect(zoneOf('Europe/Amsterdam').offset(at)).toBe(IANAZone.create('Europe/Amsterdam').offset(at));
    expect(zoneOf('Europe/Amsterdam').offset(Number.NaN)).toBeNaN();
  });

  it('what is no zone is not valid', () => expect(zoneOf('Mars/Olympus').isValid).toBe(false));
});
