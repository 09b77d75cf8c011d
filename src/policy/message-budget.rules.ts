/** What a customer's budget of unasked texts hangs on; amounts in minor units of the business's own currency. */
export interface BudgetFacts {
  /** What this customer's wish is worth; null when nobody knows. */
  value: number | null;
  /** What a customer of this business is worth on average. */
  averageValue: number;
  /** The share of our texts that were answered, 0 to 1; null before there was one to answer. */
  responseRate: number | null;
  trend: 'better' | 'steady' | 'worse';
}

const BASE = 5;
const LEAST = 1;
const HOT = 2;
const SILENT = 2;
const FALLING = 1;
/** Below this hardly anything of ours is answered. */
const SILENT_RATE = 0.3;

/**
 * How many texts that nobody asked for one customer may get in 24 hours and in one sequence: more for a hot lead, fewer for somebody
 * who does not answer or whose mood falls (specs on the message budget). It never holds back a reply, and where another limit is
 * smaller that one counts (rules.md C-28).
 */
export function messageBudget({ value, averageValue, responseRate: rate, trend }: BudgetFacts): number {
  const hot = value !== null && averageValue > 0 && value > averageValue ? HOT : 0;
  const silent = rate !== null && rate < SILENT_RATE ? SILENT : 0;
  const falling = trend === 'worse' ? FALLING : 0;
  return Math.max(LEAST, BASE + hot - silent - falling);
}

/** The share of our texts that the customer answered before the next one; the new texts of a turn answer the last. Null before any. */
export function responseRate(history: readonly { direction: 'in' | 'out' }[], newTexts: number): number | null {
  let sent = 0;
  let answered = 0;
  let isOpen = false;
  const all = [...history.map(({ direction }) => direction), ...(newTexts > 0 ? ['in' as const] : [])];
  for (const direction of all) {
    if (direction === 'out') sent += 1;
    else if (isOpen) answered += 1;
    isOpen = direction === 'out';
  }
  return sent === 0 ? null : answered / sent;
}
