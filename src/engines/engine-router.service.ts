import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import type { AnswerFacts } from './answer-facts.schema.js';
import { EngineChain, spentOn, type ChainRun } from './engine-chain.js';
import { engineOf } from './engine-choice.js';
import type { CriticInput, Critique } from './critique.schema.js';
import type { Draft, DraftTask, EngineInput, EngineResult } from './engine.port.js';
import { RulesEngine } from './rules/rules.engine.js';
import { estimateTokens, type TokenCounter } from './tokens.rules.js';

/** For the whole answer, all engines together, in milliseconds: a customer waits ten seconds at most (reliability.md F18), a person at a desk for a document longer. */
const THINK_MS = 9_500;
const CRITIC_MS = 4_000;
const DRAFT_MS = 50_000;

/** Asks the language engines of AI_ENGINE and AI_FALLBACK in order; whatever happens to them, the rules engine answers. */
@Injectable()
export class EngineRouter implements OnModuleInit {
  private readonly logger = new Logger(EngineRouter.name);
  private readonly rules = new RulesEngine();
  private chain: EngineChain;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    this.chain = this.chainOf([]);
  }

  async onModuleInit(): Promise<void> {
    const { engineOrder } = this.config.values;
    const engines = await Promise.all(engineOrder.map((name) => engineOf(name, this.config.values, this.clock)));
    this.chain = this.chainOf(engines);
    // The table of a tokenizer takes 0.2 s to load: now, and not while the first customer waits.
    this.countTokens('.');
    this.logger.log(`Language engine: ${[...engineOrder, this.rules.name].join(', then ')}`);
  }

  /** What a text costs the engine that will be asked first; an estimate where the rules answer alone. */
  get countTokens(): TokenCounter {
    return this.chain.countTokens ?? estimateTokens;
  }

  /** `mayPay` is false when the business has used up its money for models. Never throws: that, an outage, a bad answer, none within `budgetMs` or an open breaker give the rules' reading with fallbackFrom set. */
  async think(input: EngineInput, mayPay = true, budgetMs = THINK_MS): Promise<EngineResult> {
    if (this.chain.isEmpty) return this.rules.think(input);
    const startedAt = performance.now();
    const run: ChainRun<EngineResult> = mayPay
      ? await this.chain.run('think', Math.min(THINK_MS, budgetMs), (engine, leftMs) => engine.think(input, leftMs))
      : this.unpaid();
    // no time was left to ask anybody
    if (!run.value) run.failed ??= { engine: this.chain.first, code: 'timeout' };
    const result = run.value ?? (await this.rules.think(input));
    return { ...result, ...this.factsOf(run, result, startedAt) };
  }

  /** Never throws either: `value` is null where no model wrote a document that `task.read` accepts within `budgetMs`. */
  async draft<T>(task: DraftTask<T>, mayPay = true, budgetMs = DRAFT_MS): Promise<Draft<T>> {
    const startedAt = performance.now();
    const run: ChainRun<Draft<T>> = mayPay
      ? await this.chain.run('draft', Math.min(DRAFT_MS, budgetMs), (engine, leftMs) => engine.draft(task, leftMs))
      : this.unpaid();
    const draft = run.value ?? { value: null, ...this.nothing() };
    return { ...draft, ...this.factsOf(run, draft, startedAt) };
  }

  /** Never throws either: `isSafe` is null where no model judged the text within `budgetMs`, four seconds at most. */
  async criticise(input: CriticInput, mayPay = true, budgetMs = CRITIC_MS): Promise<Critique> {
    const startedAt = performance.now();
    const run: ChainRun<Critique> = mayPay
      ? await this.chain.run('critic', Math.min(CRITIC_MS, budgetMs), (engine, leftMs) => engine.criticise(input, leftMs))
      : this.unpaid();
    const critique = run.value ?? { isSafe: null, reasons: [], ...this.nothing() };
    return { ...critique, ...this.factsOf(run, critique, startedAt) };
  }

  private chainOf(engines: ConstructorParameters<typeof EngineChain>[0]): EngineChain {
    return new EngineChain(engines, this.clock, (engine, outcome) => {
      this.metrics.engineCalls.inc({ engine, outcome });
      if (outcome !== 'ok') this.logger.warn(`Language engine ${engine} gave no usable answer (${outcome})`);
    });
  }

  /** The money is used up: nobody is asked. */
  private unpaid<T>(): ChainRun<T> {
    if (this.chain.isEmpty) return { value: null, calls: [], failed: null, outage: null };
    this.metrics.engineCalls.inc({ engine: this.chain.first, outcome: 'budget' });
    return { value: null, calls: [], failed: { engine: this.chain.first, code: 'budget' }, outage: null };
  }

  private nothing(): AnswerFacts {
    return { engine: this.rules.name, model: null, tokensIn: 0, tokensOut: 0, costMicros: 0, durationMs: 0, attempts: 0 };
  }

  /** Of all engines that were asked; the rules that answered in their place count as one more attempt. */
  private factsOf(run: ChainRun<unknown>, answer: AnswerFacts, startedAt: number): Partial<AnswerFacts> {
    const { attempts, ...spent } = spentOn(run.calls);
    return {
      ...spent,
      attempts: attempts + (run.value ? 0 : answer.attempts),
      durationMs: Math.round(performance.now() - startedAt),
      ...(run.calls.length > 0 && { calls: run.calls }),
      ...(run.failed && { fallbackFrom: run.failed.engine, fallbackReason: run.failed.code }),
      ...(run.outage && { outage: run.outage }),
    };
  }
}
