import { WEEKDAYS } from '../common/business-hours.rules.js';
import type { WeekHours } from '../common/business-hours.rules.js';
import { checkSettings } from './settings.rules.js';
import type { SettingsState } from './settings.rules.js';

const HOURS = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ open: '08:00', close: '17:00' }]])) as unknown as WeekHours;
const CURRENT: SettingsState = {
  name: 'Northside',
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  locale: 'en-US',
  vertical: 'hvac',
  ownerName: 'Dana',
  ownerEmail: null,
  ownerPhone: null,
  businessPhone: '+13125550111',
  hours: HOURS,
  holidays: [],
  averageJobValueMinor: 35000,
  greeting: null,
  customInstructions: null,
  spokenMessage: null,
  maxWords: 25,
  contextTokens: 4000,
  disclosure: 'first_message',
  pricingPolicy: 'never',
  lineMode: 'direct',
  forwardedNumber: null,
  googlePlaceId: null,
  ringSeconds: 18,
  answerCheck: 'heuristic',
  shortAnswerSeconds: 8,
  isVoicemailOn: false,
  textBackCooldownMinutes: 720,
  debounceMs: 2500,
  debounceCapMs: 10000,
  followUpMinutes: [120, 1440, 4320],
  quietStart: '21:00',
  quietEnd: '08:00',
  ownerQuietStart: '21:00',
  ownerQuietEnd: '07:00',
  notifySms: true,
  notifyEmail: true,
  notifyEvents: {},
  isTakeoverRelayOn: false,
  takeoverReminderMinutes: 15,
  draftReminderMinutes: 15,
  takeoverSilence: 'remind',
  replyMode: 'send',
  assistantMode: 'htl',
  hourlySendCap: 500,
  dailySendCap: 5000,
  allowedCountries: [],
  retentionDays: 730,
  version: 1,
};
// Bad input arrives untyped.
const wrongFields = (patch: unknown, current = CURRENT): string[] => Object.keys(checkSettings(patch as never, current).errors);

describe('checkSettings', () => {
  it('accepts a good change and cleans phones and holidays', () => {
    const { values, errors } = checkSettings(
      {
        ownerPhone: '(312) 555-0100',
        businessPhone: '',
        holidays: [{ date: '2026-12-25', name: 'Christmas' }, { date: '2026-11-26' }],
        timeZone: 'Europe/Berlin',
      },
      CURRENT,
    );
    expect(errors).toEqual({});
    expect(values).toMatchObject({ ownerPhone: '+13125550100', businessPhone: null });
    expect(values.holidays?.map((day) => day.date)).toEqual(['2026-11-26', '2026-12-25']);
  });

  it('reads a national number in the country that comes with the same change', () => {
    expect(checkSettings({ country: 'DE', ownerPhone: '030 901820' }, CURRENT).values.ownerPhone).toBe('+4930901820');
  });

  it('closes the days that are left out', () => {
    const { values } = checkSettings({ hours: { monday: [{ open: '09:00', close: '12:00' }] } as never }, CURRENT);
    expect(values.hours).toMatchObject({ monday: [{ open: '09:00', close: '12:00' }], sunday: [] });
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: 'UTC+3' }, 'timeZone'],
    [{ country: 'XX' }, 'country'],
    [{ currency: 'ABC' }, 'currency'],
    [{ locale: 'not a locale' }, 'locale'],
    [{ hours: { monday: [{ open: '17:00', close: '08:00' }] } }, 'hours.monday.0.close'],
    [
      {
        hours: {
          monday: [
            { open: '08:00', close: '12:00' },
            { open: '11:00', close: '17:00' },
          ],
        },
      },
      'hours.monday.1.open',
    ],
    [{ hours: { monday: [{ open: '8', close: '12:00' }] } }, 'hours.monday.0.open'],
    [{ hours: { monday: 'all day' } }, 'hours.monday'],
    [{ hours: { monday: [{ open: '08:00', close: '12:00', extra: 1 }] } }, 'hours.monday'],
    [{ hours: { funday: [] } }, 'hours.funday'],
    [{ hours: [] }, 'hours'],
    [{ holidays: [{ date: '2026-02-30' }] }, 'holidays.0.date'],
    [{ holidays: [{ day: '2026-02-03' }] }, 'holidays.0'],
    [{ holidays: [{ date: '2026-02-03' }, { date: '2026-02-03' }] }, 'holidays'],
    [{ ownerPhone: '12' }, 'ownerPhone'],
    [{ businessPhone: 'call me' }, 'businessPhone'],
    [{ followUpMinutes: [120, 60] }, 'followUpMinutes'],
    [{ followUpMinutes: [1] }, 'followUpMinutes'],
    [{ allowedCountries: ['US', 'Narnia'] }, 'allowedCountries'],
    [{ quietStart: '25:00' }, 'quietStart'],
    [{ quietStart: '08:00' }, 'quietEnd'],
    [{ debounceCapMs: 100 }, 'debounceCapMs'],
    [{ dailySendCap: 10 }, 'dailySendCap'],
    [{ lineMode: 'full_forward' }, 'forwardedNumber'],
    [{ lineMode: 'conditional_forward', forwardedNumber: '+13125550111' }, 'businessPhone'],
    [{ notifyEvents: { 'call.missed': 'yes' } }, 'notifyEvents'],
    [{ notifyEvents: { 'call.missed': { fax: true } } }, 'notifyEvents'],
  ])('%j names the field', (patch, field) => {
    expect(wrongFields(patch)).toEqual([field]);
  });

  it('refuses a national number when the country is not known', () => {
    const errors = checkSettings({ ownerPhone: '312 555 0100' }, { ...CURRENT, country: '' }).errors;
    expect(errors.ownerPhone).toMatch(/country code/);
    expect(checkSettings({ ownerPhone: '+1 312 555 0100' }, { ...CURRENT, country: '' }).errors).toEqual({});
  });

  it('names every wrong field at once', () => {
    expect(wrongFields({ timeZone: 'x', ownerPhone: 'y', quietStart: 'z' }).sort()).toEqual(['ownerPhone', 'quietStart', 'timeZone']);
  });
});
