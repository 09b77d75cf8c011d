import OpenAI from 'openai';
import { EngineFailure } from '../engine.errors.js';
import { failureOfStatus } from '../model/failures.rules.js';

/** What the SDK throws, in our words; null for an error that is not the SDK's. */
export function openAiFailure(error: unknown, now: Date): EngineFailure | null {
  if (error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError)
    return new EngineFailure('timeout', true);
  if (error instanceof OpenAI.APIConnectionError) return new EngineFailure('connection', true);
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) return null;
  const { status, code } = error as { status: number; code: string | null | undefined };
  const headers = error.headers as Headers | undefined;
  return failureOfStatus({ status, code, header: (name) => headers?.get(name) }, now);
}
