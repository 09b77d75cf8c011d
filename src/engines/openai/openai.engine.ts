import OpenAI from 'openai';
import type { Clock } from '../../common/clock.js';
import type { Draft, DraftReading, DraftTask, Engine, EngineInput, EngineResult, Proposal } from '../engine.port.js';
import { EngineFailure } from '../engine.errors.js';
import { costMicros, type TokenUsage } from '../prices.rules.js';
import { ANSWER_JSON_SCHEMA, parseAnswer, readJson, type ModelAnswer } from './answer.schema.js';
import { toProposal } from './guard.rules.js';
import { classifyError } from './openai.errors.js';
import { buildDraft, buildPrompt, repairing, type PromptMessage } from './prompt.rules.js';

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
/** Nobody waits on the phone for a document: a person at a desk does. */
const DRAFT_TIMEOUT_MS = 25_000;
const DRAFT_BUDGET_MS = 50_000;
const MAX_DRAFT_TOKENS = 6_000;

/** One question to the model, and how long and how much it may take. */
interface Question<T> {
  messages: PromptMessage[];
  shape: { name: string; schema: Record<string, unknown> };
  read(content: string | null): DraftReading<T>;
  timeoutMs: number;
  budgetMs: number;
  maxTokens: number;
  startedAt: number;
}

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
    const question: Question<ModelAnswer> = {
      messages: buildPrompt(input),
      shape: { name: 'reading', schema: ANSWER_JSON_SCHEMA },
      read: readAnswer,
      timeoutMs: this.options.timeoutMs ?? TIMEOUT_MS,
      budgetMs: this.options.budgetMs ?? BUDGET_MS,
      maxTokens: MAX_ANSWER_TOKENS,
      startedAt,
    };
    const answer = await this.answerOrRepair(question, spent);
    return {
      proposal: toProposal(answer, this.readByRules(input), input),
      engine: this.name,
      model: this.options.model,
      ...spent,
      durationMs: Math.round(performance.now() - startedAt),
    };
  }

  async draft<T>(task: DraftTask<T>): Promise<Draft<T>> {
    const spent: Spent = { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 };
    const value = await this.answerOrRepair<T>(
      {
        messages: buildDraft(task),
        shape: { name: task.name, schema: task.schema },
        read: (content) => {
          const json = readJson(content);
          return 'error' in json ? json : task.read(json.value);
        },
        timeoutMs: DRAFT_TIMEOUT_MS,
        budgetMs: DRAFT_BUDGET_MS,
        maxTokens: MAX_DRAFT_TOKENS,
        startedAt: performance.now(),
      },
      spent,
    );
    const { attempts: _attempts, ...cost } = spent;
    return { value, engine: this.name, model: this.options.model, ...cost };
  }

  private async answerOrRepair<T>(question: Question<T>, spent: Spent): Promise<T> {
    try {
      const first = question.read(await this.ask(question, spent));
      if ('value' in first) return first.value;
      if (left(question) < REPAIR_NEEDS_MS) throw new EngineFailure('bad_answer', false);
      const second = question.read(await this.ask({ ...question, messages: repairing(question.messages, first.error) }, spent));
      if ('value' in second) return second.value;
      throw new EngineFailure('bad_answer', false);
    } catch (error) {
      const failure = classifyError(error);
      throw new EngineFailure(failure.code, failure.isOutage, spent);
    }
  }

  private async ask<T>(question: Question<T>, spent: Spent): Promise<string | null> {
    spent.attempts += 1;
    const completion = await withinBudget(left(question), (signal) =>
      this.client.chat.completions.create(
        {
          model: this.options.model,
          messages: question.messages,
          // Reasoning models refuse max_tokens and another temperature than their own (contracts.md 3.1).
          max_completion_tokens: question.maxTokens,
          response_format: { type: 'json_schema', json_schema: { ...question.shape, strict: true } },
        },
        { signal, timeout: question.timeoutMs },
      ),
    );
    this.count(completion, spent);
    const choice = completion.choices?.[0];
    if (choice?.message?.refusal) throw new EngineFailure('refusal', false);
    if (choice?.finish_reason === 'length') throw new EngineFailure('length', false);
    return typeof choice?.message?.content === 'string' ? choice.message.content : null;
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

function left(question: { startedAt: number; budgetMs: number }): number {
  return question.budgetMs - (performance.now() - question.startedAt);
}

/** The SDK sleeps through an abort when it obeys a long retry-after, so the budget is raced, not only signalled. */
async function withinBudget<T>(leftMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (leftMs <= 0) throw new EngineFailure('timeout', true);
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new EngineFailure('timeout', true));
      controller.abort();
    }, leftMs);
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

function readAnswer(content: string | null): DraftReading<ModelAnswer> {
  const parsed = parseAnswer(content);
  return parsed.ok ? { value: parsed.answer } : { error: parsed.error };
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
