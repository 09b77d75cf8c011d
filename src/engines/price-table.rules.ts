/** USD per million tokens, which is also micro-dollars per token. */
export interface Price {
  model: string;
  /** First day this price holds, as far as the source says. */
  from: string;
  input: number;
  cachedInput: number;
  output: number;
}

/** A price and where it comes from. */
interface PriceRow extends Price {
  /** Where the price was read. */
  source: string;
  /** The day of the source. */
  asOf: string;
}

const LLM_PRICES = { source: 'https://github.com/simonw/llm-prices', asOf: '2026-08-05' };

const row = (model: string, from: string, [input, cachedInput, output]: [number, number, number]): PriceRow => ({
  ...{ model, from, input, cachedInput, output },
  ...LLM_PRICES,
});

/** Refreshed with each release: a new price is a new row with its first day, an old row stays for what was paid under it. */
export const PRICES: readonly PriceRow[] = [
  row('gpt-4o-mini', '2024-07-18', [0.15, 0.075, 0.6]),
  row('gpt-4.1-nano', '2025-04-14', [0.1, 0.025, 0.4]),
  row('gpt-4.1-mini', '2025-04-14', [0.4, 0.1, 1.6]),
  row('gpt-5-nano', '2025-08-07', [0.05, 0.005, 0.4]),
  row('gpt-5-mini', '2025-08-07', [0.25, 0.025, 2]),
  row('gpt-5.4-nano', '2026-01-01', [0.2, 0.02, 1.25]),
  row('gpt-5.4-mini', '2026-01-01', [0.75, 0.075, 4.5]),
  row('gpt-5.6-luna', '2026-07-30', [0.2, 0.02, 1.2]),
  row('gpt-5.6-terra', '2026-07-30', [2, 0.2, 12]),
  row('gpt-5.6-sol', '2026-07-30', [5, 0.5, 30]),
  row('claude-haiku-4-5', '2025-10-15', [1, 0.1, 5]),
  row('claude-opus-4-5', '2025-11-24', [5, 0.5, 25]),
  // The source names no first day of these: they are priced from its own day on.
  row('claude-opus-4-6', '2026-08-05', [5, 0.5, 25]),
  row('claude-opus-4-7', '2026-08-05', [5, 0.5, 25]),
  row('claude-opus-4-8', '2026-08-05', [5, 0.5, 25]),
  row('claude-sonnet-5', '2026-09-01', [3, 0.3, 15]),
  // Embeddings have no output.
  row('text-embedding-3-small', '2024-01-25', [0.02, 0.02, 0]),
  row('text-embedding-3-large', '2024-01-25', [0.13, 0.13, 0]),
];
