import type { Spent } from './answer-facts.schema.js';

export type EngineFailureCode =
  | 'timeout'
  | 'rate_limited'
  | 'overloaded'
  | 'quota'
  | 'server_error'
  | 'connection'
  | 'auth'
  | 'model_missing'
  | 'bad_request'
  | 'refusal'
  | 'length'
  | 'bad_answer'
  | 'breaker_open'
  | 'budget'
  | 'other';

const NOTHING_SPENT: Spent = { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 };

/** Why a model gave no usable answer; `isOutage` counts towards the breaker. Carries no provider text. */
export class EngineFailure extends Error {
  constructor(
    readonly code: EngineFailureCode,
    readonly isOutage: boolean,
    /** What the provider said it counted before it failed. */
    readonly spent: Spent = NOTHING_SPENT,
    /** How long the provider asks us to wait, in milliseconds; null when it said nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(`The language model gave no usable answer (${code}).`);
  }
}
