/** What the provider counted for some calls. */
export interface Spent {
  tokensIn: number;
  tokensOut: number;
  /** Integer micro-dollars; null when the model's price is unknown (never 0 for unknown). */
  costMicros: number | null;
  /** Requests that were sent. */
  attempts: number;
}

/** What one engine was asked for one answer, whether it could be used or not. */
export interface EngineCall extends Spent {
  engine: string;
  model: string | null;
  /** Why its answer is not used: one short code. */
  failure?: string;
}

/** A model that does not answer, told apart from the same model on another day by when it began. */
export interface Outage {
  engine: string;
  reason: string;
  /** ISO instant of the first failure since the engine last answered this process. */
  since: string;
}

/** What is known of every answer besides the answer itself. */
export interface AnswerFacts {
  engine: string;
  model: string | null;
  tokensIn: number;
  tokensOut: number;
  /** Integer micro-dollars of all engines that were asked; null when the price of one is unknown (never 0 for unknown). */
  costMicros: number | null;
  durationMs: number;
  attempts: number;
  /** Every engine that was asked, in order. */
  calls?: EngineCall[];
  /** Name of the engine that failed before this one answered. */
  fallbackFrom?: string;
  /** Why it failed: one short code, no provider text. */
  fallbackReason?: string;
  /** The outage that the owner hears of, once. */
  outage?: Outage;
}
