import OpenAI from 'openai';
import { EngineFailure } from '../engine.errors.js';

/** SDK errors in our words. */
export function classifyError(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError)
    return new EngineFailure('timeout', true);
  if (error instanceof OpenAI.APIConnectionError) return new EngineFailure('connection', true);
  if (error instanceof OpenAI.RateLimitError)
    return new EngineFailure(error.code === 'insufficient_quota' ? 'quota' : 'rate_limited', true);
  if (error instanceof OpenAI.AuthenticationError || error instanceof OpenAI.PermissionDeniedError) return new EngineFailure('auth', true);
  if (error instanceof OpenAI.APIError && error.status !== undefined && error.status >= 500) return new EngineFailure('server_error', true);
  if (error instanceof OpenAI.APIError) return new EngineFailure('bad_request', false);
  if (error instanceof SyntaxError) return new EngineFailure('bad_answer', false);
  return new EngineFailure('other', true);
}
