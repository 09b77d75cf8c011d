import { PRICES, type Price } from './price-table.rules.js';

export interface TokenUsage {
  input: number;
  cachedInput: number;
  output: number;
}

/** "gpt-4o-mini-2024-07-18" and "claude-haiku-4-5-20251001" are priced as their models; a longer family name never falls back to a shorter one. */
export function findPrice(model: string, day: string, prices: readonly Price[] = PRICES): Price | null {
  const base = model.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8})$/, '').toLowerCase();
  return [...prices].filter((row) => row.model === base && row.from <= day).sort((a, b) => b.from.localeCompare(a.from))[0] ?? null;
}

/** Integer micro-dollars, rounded up so that use is never free; null for a model we have no price of (rules.md C-74). */
export function costMicros(model: string, usage: TokenUsage, day: string, prices: readonly Price[] = PRICES): number | null {
  const price = findPrice(model, day, prices);
  if (!price) return null;
  const cached = Math.min(usage.cachedInput, usage.input);
  const exact = (usage.input - cached) * price.input + cached * price.cachedInput + usage.output * price.output;
  // Rounded at a thousandth first: 0.1 + 0.2 must not become a whole micro-dollar more.
  return Math.ceil(Math.round(exact * 1000) / 1000);
}

/** What several calls cost together; null as soon as one has no known price. */
export function costOfAll(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

/** A count as a provider sent it: anything but a positive number is none. */
export function wholeNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
