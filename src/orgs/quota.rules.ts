/** What is limited per business. The names are those of the API, of the documentation and of the error codes. */
export const QUOTAS = [
  'messagesPerMonth',
  'modelMicrosPerMonth',
  'modelMicrosPerDay',
  'modelMicrosPerHour',
  'modelTokensPerDay',
  'modelTokensPerConversationHour',
  'seats',
  'storageBytes',
] as const;
export type Quota = (typeof QUOTAS)[number];

/** A limit of each; null is none. Money is in micro-dollars. */
export type QuotaLimits = Record<Quota, number | null>;

/** What each is counted over: the calendar month in UTC, the time that ends now, or nothing that ends by itself. */
const SPANS: Readonly<Record<Quota, 'month' | 'until_now' | 'stays'>> = {
  messagesPerMonth: 'month',
  modelMicrosPerMonth: 'month',
  modelMicrosPerDay: 'until_now',
  modelMicrosPerHour: 'until_now',
  modelTokensPerDay: 'until_now',
  modelTokensPerConversationHour: 'until_now',
  seats: 'stays',
  storageBytes: 'stays',
};

/** Shares of a limit, in percent, at which people are told. */
export const WARNING_LEVELS = [80, 100] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** The beginnings of the times that are limited. */
export interface Since {
  month: Date;
  day: Date;
  hour: Date;
}

const HOUR_MS = 3_600_000;

/** The month as the calendar in UTC has it; the day and the hour are those that end at `at`. */
export function limitedSince(at: Date): Since {
  return { month: monthStart(at), day: new Date(at.getTime() - 24 * HOUR_MS), hour: new Date(at.getTime() - HOUR_MS) };
}

/** The calendar month in UTC that holds `at`: the same for every process and every zone. */
export function monthStart(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

/** When the next month begins and the counting starts anew. */
export function nextMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}

/** What belongs to the month is counted anew with the next one. */
export const isMonthly = (quota: Quota): boolean => SPANS[quota] === 'month';

/** Seats and storage stay until they are freed. */
export const staysUntilFreed = (quota: Quota): boolean => SPANS[quota] === 'stays';

/** The names a warning is remembered under: once per month, once a day for what is counted until now, or once until the use fell below the level. */
export function periodOf(quota: Quota, at: Date): string {
  switch (SPANS[quota]) {
    case 'month':
      return at.toISOString().slice(0, 7);
    case 'until_now':
      return at.toISOString().slice(0, 10);
    case 'stays':
      return 'now';
  }
}

/** The highest level that the use has reached, or null; a limit of zero is reached by anything. */
export function levelOf(used: number, limit: number | null): WarningLevel | null {
  if (limit === null) return null;
  if (used >= limit) return 100;
  return used >= limit * 0.8 ? 80 : null;
}

/** A value for each limit, in the order of the list. */
export function ofEachQuota<T>(value: (quota: Quota, at: number) => T): Record<Quota, T> {
  return Object.fromEntries(QUOTAS.map((quota, at) => [quota, value(quota, at)])) as Record<Quota, T>;
}

/** No limit at all. */
export const NO_LIMITS: QuotaLimits = ofEachQuota(() => null);

/** The own limit where there is one, else that of the installation. */
export function effectiveLimits(own: Partial<QuotaLimits> | null, defaults: QuotaLimits): QuotaLimits {
  return ofEachQuota((quota) => own?.[quota] ?? defaults[quota]);
}
