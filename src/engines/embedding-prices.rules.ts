import type { Price } from './price-table.rules.js';

/** Micro-dollars per token of embedding models, as their provider's price page shows them in August 2026. There is no output to pay. */
export const EMBEDDING_PRICES: readonly Price[] = [
  { model: 'text-embedding-3-small', from: '2024-01-25', input: 0.02, cachedInput: 0.02, output: 0 },
  { model: 'text-embedding-3-large', from: '2024-01-25', input: 0.13, cachedInput: 0.13, output: 0 },
  { model: 'text-embedding-ada-002', from: '2023-06-13', input: 0.1, cachedInput: 0.1, output: 0 },
];
