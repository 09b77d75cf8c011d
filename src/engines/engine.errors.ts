export type EngineFailureCode =
  | 'timeout'
  | 'rate_limited'
  | 'quota'
  | 'server_error'
  | 'connection'
  | 'auth'
  | 'bad_request'
  | 'refusal'
  | 'length'
  | 'bad_answer'
  | 'breaker_open'
  | 'budget'
  | 'other';

/** Why a model gave no usable answer; `isOutage` counts towards the breaker. Carries no provider text. */
export class EngineFailure extends Error {
  constructor(
    readonly code: EngineFailureCode,
    readonly isOutage: boolean,
    readonly spent: { tokensIn: number; tokensOut: number; costMicros: number | null; attempts: number } = {
      tokensIn: 0,
      tokensOut: 0,
      costMicros: 0,
      attempts: 1,
    },
  ) {
    super(`The language model gave no usable answer (${code}).`);
  }
}
