import { formatCost, formatCount, formatMoney } from './format';
import type { Meter } from './types';

const names: Record<string, string> = {
  messagesPerMonth: 'Texts this month',
  modelMicrosPerMonth: 'Language models this month',
  modelMicrosPerDay: 'Language models in 24 hours',
  modelMicrosPerHour: 'Language models in one hour',
  modelTokensPerDay: 'Tokens in 24 hours',
  modelTokensPerConversationHour: 'Tokens of one conversation in one hour',
  seats: 'Seats',
  storageBytes: 'Storage',
};
const ends: Record<string, string> = {
  messagesPerMonth: 'Automatic texts have stopped. Customers still reach you, and you can still answer.',
  modelMicrosPerMonth: 'The assistant answers by fixed rules until the next month.',
  modelMicrosPerDay: 'The assistant answers by fixed rules until less was spent in the 24 hours before.',
  modelMicrosPerHour: 'The assistant answers by fixed rules until less was spent in the hour before.',
  modelTokensPerDay: 'The assistant answers by fixed rules until less was used in the 24 hours before.',
  modelTokensPerConversationHour: 'In that conversation the assistant answers by fixed rules until an hour has passed.',
  seats: 'Nobody else can be invited until somebody leaves.',
  storageBytes: 'Nothing more can be uploaded until something is deleted.',
};

export const meterName = (quota: string): string => names[quota] ?? quota;
/** What a limit that is used up means for the business. */
export const meterEnd = (quota: string): string => ends[quota] ?? '';

const megabyte = 1_000_000;
/** In micro-dollars; what costs less is told in four decimals. */
const cent = 10_000;
const isMoney = (quota: string): boolean => quota.startsWith('modelMicros');
/** What is counted over the hour or the day that ends now; it frees itself all the time. */
export const isRolling = (quota: string): boolean => /^model\w+(?:Day|Hour)$/.test(quota);

/** An amount in the unit of its limit: texts, money, people, megabytes. */
export function amountWords(quota: string, amount: number): string {
  if (isMoney(quota) && amount >= cent) return formatMoney(amount / cent, 'USD');
  if (isMoney(quota)) return amount === 0 ? '$0' : formatCost(amount);
  if (quota === 'storageBytes') return `${(amount / megabyte).toFixed(amount < 10 * megabyte ? 1 : 0)} MB`;
  return formatCount(amount);
}

/** "812 of 1,000", or "812, no limit" */
export const useWords = ({ quota, used, limit }: Pick<Meter, 'quota' | 'used' | 'limit'>): string =>
  limit === null ? `${amountWords(quota, used)}, no limit` : `${amountWords(quota, used)} of ${amountWords(quota, limit)}`;

/** How full the meter is, 0 to 100; nothing without a limit. */
export function shareOf({ used, limit }: Pick<Meter, 'used' | 'limit'>): number {
  if (limit === null) return 0;
  return limit === 0 ? 100 : Math.min(100, Math.round((used / limit) * 100));
}

/** What a person types for a limit and what the server stores: dollars and megabytes are easier than their millionths. */
const perUnit = (quota: string): number => (isMoney(quota) ? 1_000_000 : quota === 'storageBytes' ? megabyte : 1);
export const limitLabel = (quota: string): string =>
  ({
    messagesPerMonth: 'Texts a month',
    modelMicrosPerMonth: 'Language models a month, in dollars',
    modelMicrosPerDay: 'Language models in 24 hours, in dollars',
    modelMicrosPerHour: 'Language models in an hour, in dollars',
    modelTokensPerDay: 'Tokens in 24 hours',
    modelTokensPerConversationHour: 'Tokens of one conversation in an hour',
    seats: 'Seats',
    storageBytes: 'Storage, in MB',
  })[quota] ?? quota;
export const limitText = (quota: string, limit: number | null): string => (limit === null ? '' : String(limit / perUnit(quota)));
/** Undefined when it is no number. */
export function limitOf(quota: string, text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? Math.round(value * perUnit(quota)) : undefined;
}
