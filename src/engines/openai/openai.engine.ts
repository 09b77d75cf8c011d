import OpenAI from 'openai';
import type { Clock } from '../../common/clock.js';
import type { Engine, EngineInput, EngineResult, Proposal } from '../engine.port.js';
import { EngineFailure } from '../engine.errors.js';
import { costMicros, type TokenUsage } from '../prices.rules.js';
import { ANSWER_JSON_SCHEMA, parseAnswer, type ModelAnswer } from './answer.schema.js';
import { toProposal } from './guard.rules.js';
import { classifyError } from './openai.errors.js';
import { buildPrompt, buildRepair, type PromptMessage } from './prompt.rules.js';

export interface OpenAiOptions {
  apiKey: string;
  baseUrl?: string;
  model: string;
  /** Per attempt (contracts.md 3.1: 8 to 20 s on the chat path). */
  timeoutMs?: number;
  /** For the whole decision, repair included (reliability.md F18: 10 s). */
  budgetMs?: number;
}

const TIMEOUT_MS = 8_000;
const BUDGET_MS = 9_500;
/** Less than this left is not worth a repair attempt. */
const REPAIR_NEEDS_MS = 1_000;
const MAX_ANSWER_TOKENS = 900;

interface Spent {
  tokensIn: number;
  tokensOut: number;
  costMicros: number | null;
  attempts: number;
}

type Completion = OpenAI.Chat.Completions.ChatCompletion;

/** Any server that speaks OpenAI's chat completions with structured output. */
export class OpenAiEngine implements Engine {
  readonly name = 'openai';
  private readonly client: OpenAI;

  constructor(
    private readonly options: OpenAiOptions,
    private readonly clock: Clock,
    private readonly readByRules: (input: EngineInput) => Proposal,
  ) {
    this.client = new OpenAI({
      apiKey: options.apiKey,
      ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
      timeout: options.timeoutMs ?? TIMEOUT_MS,
      maxRetries: 1,
    });
  }

  /** Throws EngineFailure when no usable answer came in time; the router then falls back. */
  async think(input: EngineInput): Promise<EngineResult> {
    const startedAt = performance.now();
    const spent: Spent = { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 };
    try {
      const answer = await this.answerOrRepair(input, startedAt, spent);
      return {
        proposal: toProposal(answer, this.readByRules(input), input),
        engine: this.name,
        model: this.options.model,
        ...spent,
        durationMs: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      const failure = classifyError(error);
      throw new EngineFailure(failure.code, failure.isOutage, spent);
    }
  }

  private async answerOrRepair(input: EngineInput, startedAt: number, spent: Spent): Promise<ModelAnswer> {
    const first = parseAnswer(await this.ask(buildPrompt(input), startedAt, spent));
    if (first.ok) return first.answer;
    if (this.left(startedAt) < REPAIR_NEEDS_MS) throw new EngineFailure('bad_answer', false);
    const second = parseAnswer(await this.ask(buildRepair(input, first.error), startedAt, spent));
    if (second.ok) return second.answer;
    throw new EngineFailure('bad_answer', false);
  }

  private left(startedAt: number): number {
    return (this.options.budgetMs ?? BUDGET_MS) - (performance.now() - startedAt);
  }

  private async ask(messages: PromptMessage[], startedAt: number, spent: Spent): Promise<string | null> {
    spent.attempts += 1;
    const completion = await this.withinBudget(startedAt, (signal) =>
      this.client.chat.completions.create(
        {
          model: this.options.model,
          messages,
          // Reasoning models refuse max_tokens and another temperature than their own (contracts.md 3.1).
          max_completion_tokens: MAX_ANSWER_TOKENS,
          response_format: { type: 'json_schema', json_schema: { name: 'reading', strict: true, schema: ANSWER_JSON_SCHEMA } },
        },
        { signal },
      ),
    );
    this.count(completion, spent);
    const choice = completion.choices?.[0];
    if (choice?.message?.refusal) throw new EngineFailure('refusal', false);
    if (choice?.finish_reason === 'length') throw new EngineFailure('length', false);
    return typeof choice?.message?.content === 'string' ? choice.message.content : null;
  }

  /** The SDK sleeps through an abort when it obeys a long retry-after, so the budget is raced, not only signalled. */
  private async withinBudget<T>(startedAt: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const left = this.left(startedAt);
    if (left <= 0) throw new EngineFailure('timeout', true);
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new EngineFailure('timeout', true));
        controller.abort();
      }, left);
    });
    const answer = call(controller.signal);
    // After the deadline nobody waits for the call any more; its late rejection is expected.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  private count(completion: Completion, spent: Spent): void {
    const usage: TokenUsage = {
      input: wholeNumber(completion.usage?.prompt_tokens),
      cachedInput: wholeNumber(completion.usage?.prompt_tokens_details?.cached_tokens),
      output: wholeNumber(completion.usage?.completion_tokens),
    };
    spent.tokensIn += usage.input;
    spent.tokensOut += usage.output;
    const cost = costMicros(this.options.model, usage, this.clock.real().toISOString().slice(0, 10));
    spent.costMicros = cost === null || spent.costMicros === null ? null : spent.costMicros + cost;
  }
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
