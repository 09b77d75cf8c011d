/** USD per million tokens, which is also micro-dollars per token. */
export interface PriceRow {
  model: string;
  /** First day this price holds. */
  from: string;
  input: number;
  cachedInput: number;
  output: number;
}

/** Source: simonw/llm-prices as of 2026-08-05; refreshed with each release. A model may have several dated rows. */
export const PRICES: readonly PriceRow[] = [
  { model: 'gpt-4o-mini', from: '2024-07-18', input: 0.15, cachedInput: 0.075, output: 0.6 },
  { model: 'gpt-4.1-nano', from: '2025-04-14', input: 0.1, cachedInput: 0.025, output: 0.4 },
  { model: 'gpt-4.1-mini', from: '2025-04-14', input: 0.4, cachedInput: 0.1, output: 1.6 },
  { model: 'gpt-5-nano', from: '2025-08-07', input: 0.05, cachedInput: 0.005, output: 0.4 },
  { model: 'gpt-5-mini', from: '2025-08-07', input: 0.25, cachedInput: 0.025, output: 2 },
  { model: 'gpt-5.4-nano', from: '2026-01-01', input: 0.2, cachedInput: 0.02, output: 1.25 },
  { model: 'gpt-5.4-mini', from: '2026-01-01', input: 0.75, cachedInput: 0.075, output: 4.5 },
  { model: 'gpt-5.6-luna', from: '2026-07-30', input: 0.2, cachedInput: 0.02, output: 1.2 },
  { model: 'gpt-5.6-terra', from: '2026-07-30', input: 2, cachedInput: 0.2, output: 12 },
  { model: 'gpt-5.6-sol', from: '2026-07-30', input: 5, cachedInput: 0.5, output: 30 },
];

export interface TokenUsage {
  input: number;
  cachedInput: number;
  output: number;
}

/** "gpt-4o-mini-2024-07-18" is priced as gpt-4o-mini; a longer family name never falls back to a shorter one. */
export function findPrice(model: string, day: string, prices: readonly PriceRow[] = PRICES): PriceRow | null {
  const base = model.replace(/-\d{4}-\d{2}-\d{2}$/, '').toLowerCase();
  return [...prices].filter((row) => row.model === base && row.from <= day).sort((a, b) => b.from.localeCompare(a.from))[0] ?? null;
}

/** Integer micro-dollars, rounded up so that use is never free; null for a model we have no price of (rules.md C-74). */
export function costMicros(model: string, usage: TokenUsage, day: string, prices: readonly PriceRow[] = PRICES): number | null {
  const price = findPrice(model, day, prices);
  if (!price) return null;
  const cached = Math.min(usage.cachedInput, usage.input);
  const exact = (usage.input - cached) * price.input + cached * price.cachedInput + usage.output * price.output;
  // Rounded at a thousandth first: 0.1 + 0.2 must not become a whole micro-dollar more.
  return Math.ceil(Math.round(exact * 1000) / 1000);
}
