import type { Clock } from '../../common/clock.js';
import { backoffMs } from '../../common/retry.js';
import type { AnswerFacts, Spent } from '../answer-facts.schema.js';
import type { CriticInput, Critique } from '../critique.schema.js';
import type { Draft, DraftReading, DraftTask, Engine, EngineInput, EngineResult, ModelTask, Proposal } from '../engine.port.js';
import { EngineFailure } from '../engine.errors.js';
import { costMicros } from '../prices.rules.js';
import { tokenCounter, type TokenCounter } from '../tokens.rules.js';
import { ANSWER_JSON_SCHEMA, parseAnswer, readJson, type ModelAnswer } from './answer.schema.js';
import { CallQueue } from './call-queue.rules.js';
import { CRITIC_JSON_SCHEMA, buildCritic, readCritic } from './critic.rules.js';
import { withinTime } from './deadline.js';
import { isBrokenOff, isRetryable } from './failures.rules.js';
import { toProposal, toSimpleProposal } from './guard.rules.js';
import { buildDraft, buildPrompt, repairing, type PromptMessage } from './prompt.rules.js';
import { REPLY_JSON_SCHEMA, readReply } from './simple.rules.js';
import type { ModelWire, WireAnswer } from './wire.port.js';

/** How long and how much one kind of question may take. Times in milliseconds. */
interface Pace {
  /** Per request (contracts.md 3.1: 8 to 20 s on the chat path). */
  timeoutMs: number;
  /** For the whole answer, retries, waits and repair included (reliability.md F18: 10 s for a customer). */
  budgetMs: number;
  maxTokens: number;
  retries: number;
}

const PACES: Record<ModelTask, Pace> = {
  think: { timeoutMs: 8_000, budgetMs: 9_500, maxTokens: 900, retries: 1 },
  // Nobody waits on the phone for a document: a person at a desk does.
  draft: { timeoutMs: 25_000, budgetMs: 50_000, maxTokens: 6_000, retries: 2 },
  critic: { timeoutMs: 3_500, budgetMs: 4_000, maxTokens: 300, retries: 1 },
};
/** Less than this left is not worth another request. */
const REQUEST_NEEDS_MS = 1_000;
const BACKOFF_MS = 500;
const BACKOFF_CAP_MS = 8_000;

export interface ModelEngineOptions {
  models: Record<ModelTask, string>;
  /** Other limits than ours for a turn of a conversation. */
  pace?: Partial<Pace>;
}

/** One question to the model. */
interface Question<T> extends Pace {
  task: ModelTask;
  /** Short: as little as the answer needs, for a provider that says it is asked too much. */
  messages(isShort: boolean): PromptMessage[];
  shape: { name: string; schema: Record<string, unknown> };
  read(content: string | null): DraftReading<T>;
}

/** A question on its way. */
interface Run {
  endsAt: number;
  startedAt: number;
  spent: Spent;
}

/** Any model that answers in JSON, behind the wire of its provider: prompt, schema, guard, repair, retries and cost are the same for all. */
export class ModelEngine implements Engine {
  readonly name: string;
  readonly countTokens: TokenCounter;
  private readonly queue: CallQueue;

  constructor(
    private readonly wire: ModelWire,
    private readonly options: ModelEngineOptions,
    private readonly clock: Clock,
    private readonly readByRules: (input: EngineInput) => Proposal,
  ) {
    this.name = wire.name;
    this.countTokens = tokenCounter(options.models.think);
    this.queue = new CallQueue({ now: () => clock.real().getTime(), wait: (ms) => clock.wait(ms) });
  }

  modelFor(task: ModelTask): string {
    return this.options.models[task];
  }

  /** Throws EngineFailure when no usable answer came in time; the router then falls back. */
  async think(input: EngineInput, budgetMs?: number): Promise<EngineResult> {
    if (input.mode === 'simple') return this.reply(input, budgetMs);
    const { value, ...facts } = await this.solve<ModelAnswer>({
      ...this.pace('think', budgetMs),
      messages: (isShort) => buildPrompt(input, isShort),
      shape: { name: 'reading', schema: ANSWER_JSON_SCHEMA },
      read: readAnswer,
    });
    return { proposal: toProposal(value, this.readByRules(input), input, this.name), ...facts };
  }

  draft<T>(task: DraftTask<T>, budgetMs?: number): Promise<Draft<T>> {
    return this.solve<T>({
      ...this.pace('draft', budgetMs),
      messages: () => buildDraft(task),
      shape: { name: task.name, schema: task.schema },
      read: (content) => {
        const json = readJson(content);
        return 'error' in json ? json : task.read(json.value);
      },
    });
  }

  async criticise(input: CriticInput, budgetMs?: number): Promise<Critique> {
    const { value, ...facts } = await this.solve({
      ...this.pace('critic', budgetMs),
      messages: () => buildCritic(input),
      shape: { name: 'verdict', schema: CRITIC_JSON_SCHEMA },
      read: readCritic,
    });
    return { ...value, ...facts };
  }

  /** Simple mode: the whole reply in one call. */
  private async reply(input: EngineInput, budgetMs?: number): Promise<EngineResult> {
    const { value, ...facts } = await this.solve({
      ...this.pace('think', budgetMs),
      messages: (isShort) => buildPrompt(input, isShort),
      shape: { name: 'reply', schema: REPLY_JSON_SCHEMA },
      read: readReply,
    });
    return { proposal: toSimpleProposal(value, this.readByRules(input), this.name), ...facts };
  }

  private pace(task: ModelTask, budgetMs = Number.POSITIVE_INFINITY): Pace & { task: ModelTask } {
    const pace = { ...PACES[task], ...(task === 'think' ? this.options.pace : {}) };
    return { task, ...pace, budgetMs: Math.min(pace.budgetMs, budgetMs) };
  }

  /** Asks, and once more with what was wrong; the spend is in the answer or in the failure. */
  private async solve<T>(question: Question<T>): Promise<{ value: T } & AnswerFacts> {
    const startedAt = performance.now();
    const run: Run = { startedAt, endsAt: startedAt + question.budgetMs, spent: { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 } };
    try {
      const value = await this.answerOrRepair(question, run);
      return {
        value,
        engine: this.name,
        model: this.modelFor(question.task),
        ...run.spent,
        durationMs: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      const failure = this.failureOf(error);
      throw new EngineFailure(failure.code, failure.isOutage, run.spent, failure.retryAfterMs);
    }
  }

  private async answerOrRepair<T>(question: Question<T>, run: Run): Promise<T> {
    const first = question.read(await this.answer(question, run, null));
    if ('value' in first) return first.value;
    if (left(run) < REQUEST_NEEDS_MS) throw new EngineFailure('bad_answer', false);
    const second = question.read(await this.answer(question, run, first.error));
    if ('value' in second) return second.value;
    throw new EngineFailure('bad_answer', false);
  }

  /** One answer; what failed for a moment is asked again after a pause, as far as the time allows. */
  private async answer<T>(question: Question<T>, run: Run, complaint: string | null): Promise<string | null> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.request(question, run, complaint);
      } catch (error) {
        const failure = this.failureOf(error);
        if (!isRetryable(failure) || tries >= question.retries) throw failure;
        // A provider that is asked too much is waited for in the queue, together with everybody else.
        const pauseMs = failure.code === 'rate_limited' ? 0 : pause(failure, tries);
        if (pauseMs > left(run) - REQUEST_NEEDS_MS) throw failure;
        if (pauseMs > 0) await this.clock.wait(pauseMs);
      }
    }
  }

  private async request<T>(question: Question<T>, run: Run, complaint: string | null): Promise<string | null> {
    const isShort = this.queue.isLimited;
    const leave = await this.queue.enter(left(run) - (isShort ? REQUEST_NEEDS_MS : 0));
    const messages = question.messages(isShort);
    run.spent.attempts += 1;
    let answer: WireAnswer;
    try {
      answer = await withinTime(Math.min(question.timeoutMs, left(run)), (signal) =>
        this.wire.ask({
          model: this.modelFor(question.task),
          messages: complaint === null ? messages : repairing(messages, complaint),
          shape: question.shape,
          maxTokens: question.maxTokens,
          signal,
        }),
      );
    } catch (error) {
      const failure = this.failureOf(error);
      if (failure.code === 'rate_limited') leave({ limitedForMs: pause(failure, 0) });
      else leave('failed');
      throw failure;
    }
    leave('answered');
    return this.judge(answer, question.task, run.spent);
  }

  private judge(answer: WireAnswer, task: ModelTask, spent: Spent): string | null {
    this.count(answer, this.modelFor(task), spent);
    if (answer.end === 'refusal') throw new EngineFailure('refusal', false);
    if (answer.end === 'length') throw new EngineFailure('length', false);
    return answer.text;
  }

  private count({ usage }: WireAnswer, model: string, spent: Spent): void {
    spent.tokensIn += usage.input;
    spent.tokensOut += usage.output;
    const cost = this.wire.isFree?.(model) ? 0 : costMicros(model, usage, this.clock.real().toISOString().slice(0, 10));
    spent.costMicros = cost === null || spent.costMicros === null ? null : spent.costMicros + cost;
  }

  private failureOf(error: unknown): EngineFailure {
    if (error instanceof EngineFailure) return error;
    const known = this.wire.failureOf(error);
    if (known) return known;
    if (isBrokenOff(error)) return new EngineFailure('connection', true);
    return error instanceof SyntaxError ? new EngineFailure('bad_answer', false) : new EngineFailure('other', true);
  }
}

const left = (run: Run): number => run.endsAt - performance.now();

/** What the provider asked for, and a random part on top so that not everybody comes back at once. */
function pause(failure: EngineFailure, tries: number): number {
  const jitter = backoffMs(tries, BACKOFF_MS, BACKOFF_CAP_MS);
  return failure.retryAfterMs === null ? BACKOFF_MS / 2 + jitter : failure.retryAfterMs + Math.min(jitter, BACKOFF_MS / 2);
}

function readAnswer(content: string | null): DraftReading<ModelAnswer> {
  const parsed = parseAnswer(content);
  return parsed.ok ? { value: parsed.answer } : { error: parsed.error };
}
