import type { EngineFailure } from '../engine.errors.js';
import type { TokenUsage } from '../prices.rules.js';
import type { PromptMessage } from './prompt.rules.js';

/** One request to a provider. */
export interface WireRequest {
  model: string;
  messages: readonly PromptMessage[];
  /** JSON Schema in the strict dialect, with a name for providers that want one. */
  shape: { name: string; schema: Record<string, unknown> };
  maxTokens: number;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/** What came back, before anybody judged it. */
export interface WireAnswer {
  text: string | null;
  usage: TokenUsage;
  end: 'complete' | 'length' | 'refusal';
}

/** How one provider is spoken to: the only part of an engine that differs between providers. It retries nothing. */
export interface ModelWire {
  readonly name: string;
  ask(request: WireRequest): Promise<WireAnswer>;
  /** An error of `ask` in our words; null when it is none of the provider's. */
  failureOf(error: unknown): EngineFailure | null;
  /** True for models that cost nothing, such as those of the own machine. */
  isFree?(model: string): boolean;
}
