/** What is limited per business. The names are those of the API, of the documentation and of the error codes. */
export const QUOTAS = ['messagesPerMonth', 'modelMicrosPerMonth', 'seats', 'storageBytes'] as const;
export type Quota = (typeof QUOTAS)[number];

/** A limit of each; null is none. Money is in micro-dollars. */
export type QuotaLimits = Record<Quota, number | null>;

/** Shares of a limit, in percent, at which people are told. */
export const WARNING_LEVELS = [80, 100] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** The calendar month in UTC that holds `at`: the same for every process and every zone. */
export function monthStart(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

/** When the next month begins and the counting starts anew. */
export function nextMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}

/** What belongs to the month is counted anew with the next one; seats and storage stay until they are freed. */
export const isMonthly = (quota: Quota): boolean => quota === 'messagesPerMonth' || quota === 'modelMicrosPerMonth';

/** The names a warning is remembered under: once per month, or once until the use fell below the level. */
export const periodOf = (quota: Quota, at: Date): string => (isMonthly(quota) ? monthStart(at).toISOString().slice(0, 7) : 'now');

/** The highest level that the use has reached, or null; a limit of zero is reached by anything. */
export function levelOf(used: number, limit: number | null): WarningLevel | null {
  if (limit === null) return null;
  if (used >= limit) return 100;
  return used >= limit * 0.8 ? 80 : null;
}

/** The own limit where there is one, else that of the installation. */
export function effectiveLimits(own: Partial<QuotaLimits> | null, defaults: QuotaLimits): QuotaLimits {
  return Object.fromEntries(QUOTAS.map((quota) => [quota, own?.[quota] ?? defaults[quota]])) as QuotaLimits;
}
