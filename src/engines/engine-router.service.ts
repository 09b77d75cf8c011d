import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Breaker } from './breaker.rules.js';
import { EngineFailure } from './engine.errors.js';
import type { Draft, DraftTask, Engine, EngineInput, EngineResult } from './engine.port.js';
import { RulesEngine } from './rules/rules.engine.js';
import { understand } from './rules/understand.rules.js';

/** Chooses the language engine by AI_ENGINE; whatever happens to it, the rules engine answers. */
@Injectable()
export class EngineRouter implements OnModuleInit {
  private readonly logger = new Logger(EngineRouter.name);
  private readonly rules = new RulesEngine();
  private readonly breaker = new Breaker();
  private chosen: Engine = this.rules;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  async onModuleInit(): Promise<void> {
    this.chosen = await this.choose();
    this.logger.log(`Language engine: ${this.chosen.name}`);
  }

  /** `mayPay` is false when the business has used up its money for models. Never throws: that, an outage, a bad answer or an open breaker give the rules' reading with fallbackFrom set. */
  async think(input: EngineInput, mayPay = true): Promise<EngineResult> {
    if (this.chosen === this.rules) return this.rules.think(input);
    if (!mayPay)
      return this.fallBack(input, new EngineFailure('budget', false, { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 }), 0);
    if (!this.breaker.tryPass(this.clock.real().getTime()))
      return this.fallBack(input, new EngineFailure('breaker_open', false, { tokensIn: 0, tokensOut: 0, costMicros: 0, attempts: 0 }), 0);
    const startedAt = performance.now();
    try {
      const result = await this.chosen.think(input);
      this.breaker.succeeded();
      this.metrics.engineCalls.inc({ engine: this.chosen.name, outcome: 'ok' });
      return result;
    } catch (error) {
      const failure = error instanceof EngineFailure ? error : new EngineFailure('other', true);
      // An answer we cannot use still proves that the provider is up.
      if (failure.isOutage) this.breaker.failed(this.clock.real().getTime());
      else this.breaker.succeeded();
      return this.fallBack(input, failure, Math.round(performance.now() - startedAt));
    }
  }

  /** Never throws either: `value` is null where no model wrote a document that `task.read` accepts. */
  async draft<T>(task: DraftTask<T>): Promise<Draft<T>> {
    const nothing = { value: null, engine: this.rules.name, model: null, tokensIn: 0, tokensOut: 0, costMicros: 0 };
    if (!this.chosen.draft) return nothing;
    if (!this.breaker.tryPass(this.clock.real().getTime())) return { ...nothing, fallbackReason: 'breaker_open' };
    try {
      const draft = await this.chosen.draft(task);
      this.breaker.succeeded();
      this.metrics.engineCalls.inc({ engine: this.chosen.name, outcome: 'ok' });
      return draft;
    } catch (error) {
      const failure = error instanceof EngineFailure ? error : new EngineFailure('other', true);
      if (failure.isOutage) this.breaker.failed(this.clock.real().getTime());
      else this.breaker.succeeded();
      this.metrics.engineCalls.inc({ engine: this.chosen.name, outcome: failure.code });
      this.logger.warn(`Language engine ${this.chosen.name} wrote no usable ${task.name} (${failure.code})`);
      const { tokensIn, tokensOut, costMicros } = failure.spent;
      return { ...nothing, tokensIn, tokensOut, costMicros, fallbackReason: failure.code };
    }
  }

  private async fallBack(input: EngineInput, failure: EngineFailure, durationMs: number): Promise<EngineResult> {
    this.metrics.engineCalls.inc({ engine: this.chosen.name, outcome: failure.code });
    this.logger.warn(`Language engine ${this.chosen.name} gave no answer (${failure.code}); the rules engine answers`);
    const result = await this.rules.think(input);
    return {
      ...result,
      tokensIn: failure.spent.tokensIn,
      tokensOut: failure.spent.tokensOut,
      costMicros: failure.spent.costMicros,
      attempts: failure.spent.attempts + 1,
      durationMs: durationMs + result.durationMs,
      fallbackFrom: this.chosen.name,
      fallbackReason: failure.code,
    };
  }

  private async choose(): Promise<Engine> {
    const settings = this.config.values;
    if (settings.engine === 'rules') return this.rules;
    if (settings.engine !== 'openai')
      throw new Error(`AI_ENGINE is ${settings.engine}, which this version does not have yet: set it to rules or openai.`);
    if (!settings.OPENAI_API_KEY) throw new Error('AI_ENGINE is openai: set OPENAI_API_KEY, or set AI_ENGINE to rules.');
    // Loaded only when chosen: the SDK is the largest module of the process.
    const { OpenAiEngine } = await import('./openai/openai.engine.js');
    return new OpenAiEngine(
      {
        apiKey: settings.OPENAI_API_KEY,
        model: settings.OPENAI_MODEL,
        ...(settings.OPENAI_BASE_URL ? { baseUrl: settings.OPENAI_BASE_URL } : {}),
      },
      this.clock,
      understand,
    );
  }
}
