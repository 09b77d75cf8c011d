import { isSupportedCountry } from 'libphonenumber-js/max';
import { WEEKDAYS, checkHolidays, checkHours } from '../common/business-hours.rules.js';
import type { Holiday, WeekHours } from '../common/business-hours.rules.js';
import { parsePhone } from '../common/phone.rules.js';
import { isZone, minutesOf } from '../common/time.rules.js';
import { placeIdOf } from './place-id.rules.js';
import type { OrgBasics, OrgSettings, SettingsPatch } from './org-profile.schema.js';

const PHONE_FIELDS = ['ownerPhone', 'businessPhone', 'forwardedNumber'] as const;
const TIME_FIELDS = ['quietStart', 'quietEnd', 'ownerQuietStart', 'ownerQuietEnd'] as const;
const MAX_HOLIDAYS = 120;
const MAX_RANGES = 6;

export type SettingsState = OrgSettings & OrgBasics;
type Errors = Record<string, string>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

function checkBasics(patch: SettingsPatch, errors: Errors): void {
  if (patch.timeZone !== undefined && !isZone(patch.timeZone)) errors.timeZone = 'Choose a time zone such as America/Chicago.';
  if (patch.country !== undefined && !isSupportedCountry(patch.country))
    errors.country = 'Choose a country by its two letters, such as US.';
  if (patch.currency !== undefined && !isCurrency(patch.currency)) errors.currency = 'Choose a currency by its three letters, such as USD.';
  if (patch.locale !== undefined && !isLocale(patch.locale)) errors.locale = 'Choose a language and country such as en-US.';
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

function readRange(value: unknown): { open: string; close: string } | null {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'open' && key !== 'close')) return null;
  return typeof value.open === 'string' && typeof value.close === 'string' ? { open: value.open, close: value.close } : null;
}

/** All seven days with ranges in order; a day that is left out is closed. */
function readHours(raw: unknown, errors: Errors): WeekHours | null {
  if (!isRecord(raw)) {
    errors.hours = 'Give the opening ranges of each weekday.';
    return null;
  }
  const hours = Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as WeekHours;
  for (const [day, ranges] of Object.entries(raw)) {
    const name = WEEKDAYS.find((weekday) => weekday === day);
    if (!name || !Array.isArray(ranges) || ranges.length > MAX_RANGES) {
      errors[`hours.${day}`] = name ? `Give a list of at most ${MAX_RANGES} ranges.` : 'This is not a weekday.';
      continue;
    }
    const read = ranges.map(readRange);
    if (read.includes(null)) errors[`hours.${day}`] = 'Each range has an opening and a closing time, such as 08:00 and 17:00.';
    else hours[name] = read.filter((range) => range !== null);
  }
  Object.assign(errors, checkHours(hours));
  return hours;
}

function readHolidays(raw: unknown, errors: Errors): Holiday[] | null {
  if (!Array.isArray(raw) || raw.length > MAX_HOLIDAYS) {
    errors.holidays = `Give a list of at most ${MAX_HOLIDAYS} days.`;
    return null;
  }
  const holidays: Holiday[] = [];
  raw.forEach((item: unknown, index) => {
    const isGood =
      isRecord(item) &&
      typeof item.date === 'string' &&
      (item.name === undefined || (typeof item.name === 'string' && item.name.length <= 80));
    if (!isGood) errors[`holidays.${index}`] = 'Each holiday has a date such as 2026-12-25 and may have a name.';
    else holidays.push(typeof item.name === 'string' ? { date: String(item.date), name: item.name } : { date: String(item.date) });
  });
  Object.assign(errors, checkHolidays(holidays));
  if (new Set(holidays.map((holiday) => holiday.date)).size !== holidays.length) errors.holidays = 'The same day is listed twice.';
  return holidays.sort((a, b) => a.date.localeCompare(b.date));
}

function readPhone(raw: string, country: string): { e164: string } | { why: string } {
  if (!raw.trim().startsWith('+') && !isSupportedCountry(country)) {
    return { why: 'Write the number with its country code, such as +1 312 555 0123: the country of the business is not set.' };
  }
  const phone = parsePhone(raw, country);
  return phone ? { e164: phone.e164 } : { why: 'This is not a phone number. Write it with its country code, such as +1 312 555 0123.' };
}

function readPhones(patch: SettingsPatch, country: string, values: SettingsPatch, errors: Errors): void {
  for (const field of PHONE_FIELDS) {
    const raw = patch[field];
    if (raw === undefined) continue;
    if (raw === null || raw.trim() === '') {
      values[field] = null;
      continue;
    }
    const phone = readPhone(raw, country);
    if ('why' in phone) errors[field] = phone.why;
    else values[field] = phone.e164;
  }
}

function readPlace(patch: SettingsPatch, values: SettingsPatch, errors: Errors): void {
  if (patch.googlePlaceId === undefined) return;
  const raw = patch.googlePlaceId?.trim() ?? '';
  const placeId = raw === '' ? null : placeIdOf(raw);
  if (raw !== '' && placeId === null)
    errors.googlePlaceId =
      'This is not a place id. It looks like ChIJN1t_tDeuEmsRUsoyG83frY4; a review link that contains one is fine too.';
  else values.googlePlaceId = placeId;
}

function checkLists(patch: SettingsPatch, errors: Errors): void {
  const steps = patch.followUpMinutes;
  if (
    steps !== undefined &&
    (steps.length > 6 || steps.some((step, index) => step < 5 || step > 43_200 || step <= (steps[index - 1] ?? 0)))
  ) {
    errors.followUpMinutes = 'Give at most six times in minutes, each later than the one before, from 5 to 43200.';
  }
  for (const code of patch.allowedCountries ?? []) {
    if (!isSupportedCountry(code)) errors.allowedCountries = `${code.slice(0, 5)} is not a country code such as US.`;
  }
  for (const field of TIME_FIELDS) {
    const time = patch[field];
    if (time !== undefined && (minutesOf(time) === null || time === '24:00')) errors[field] = 'Write the time as 21:00.';
  }
}

function checkNotifyEvents(raw: unknown, errors: Errors): void {
  const isChoice = (value: unknown): boolean =>
    typeof value === 'boolean' ||
    (isRecord(value) && Object.entries(value).every(([key, on]) => ['sms', 'email', 'console'].includes(key) && typeof on === 'boolean'));
  if (
    !isRecord(raw) ||
    Object.keys(raw).length > 60 ||
    Object.entries(raw).some(([name, value]) => !/^[a-z_.]{1,60}$/.test(name) || !isChoice(value))
  ) {
    errors.notifyEvents = 'For each event say which of sms, email and console are on.';
  }
}

/** Rules that look at more than one field, checked on the state after the change. */
function checkTogether(after: SettingsState, errors: Errors): void {
  if (after.lineMode !== 'direct' && after.forwardedNumber === null)
    errors.forwardedNumber = 'Give the number whose calls are forwarded to us.';
  if (after.lineMode !== 'direct' && after.forwardedNumber !== null && after.forwardedNumber === after.businessPhone) {
    errors.businessPhone = 'We must ring another phone than the one that forwards its calls to us, or calls would go in a circle.';
  }
  if (after.debounceCapMs < after.debounceMs) errors.debounceCapMs = 'The longest wait cannot be shorter than the ordinary wait.';
  if (after.dailySendCap < after.hourlySendCap) errors.dailySendCap = 'The limit of a day cannot be below the limit of an hour.';
  if (after.quietStart === after.quietEnd) errors.quietEnd = 'Quiet hours need an end that differs from their start.';
}

/** Who keeps people for a shorter time forgets all those in between, so it takes what forgetting one of them takes. */
export const forgetsSooner = (patch: SettingsPatch, current: SettingsState): boolean =>
  patch.retentionDays !== undefined && patch.retentionDays < current.retentionDays;

/** Checks a change against the present state; answers cleaned values, or one sentence per wrong field. */
export function checkSettings(patch: SettingsPatch, current: SettingsState): { values: SettingsPatch; errors: Errors } {
  const errors: Errors = {};
  const values: SettingsPatch = { ...patch };
  checkBasics(patch, errors);
  const country = errors.country === undefined ? (patch.country ?? current.country) : current.country;
  readPhones(patch, country, values, errors);
  readPlace(patch, values, errors);
  if (patch.hours !== undefined) values.hours = readHours(patch.hours, errors) ?? current.hours;
  if (patch.holidays !== undefined) values.holidays = readHolidays(patch.holidays, errors) ?? current.holidays;
  if (patch.notifyEvents !== undefined) checkNotifyEvents(patch.notifyEvents, errors);
  checkLists(patch, errors);
  if (Object.keys(errors).length === 0) checkTogether({ ...current, ...values }, errors);
  return { values, errors };
}
