import type { Clock } from '../common/clock.js';
import type { AnswerFacts, EngineCall, Outage } from './answer-facts.schema.js';
import { Breaker } from './breaker.rules.js';
import { EngineFailure, type EngineFailureCode } from './engine.errors.js';
import type { Engine, ModelTask } from './engine.port.js';
import { costOfAll } from './prices.rules.js';
import type { TokenCounter } from './tokens.rules.js';

/** What becomes of a chain of engines: an answer, or why there is none, and what all of them cost. */
export interface ChainRun<T> {
  value: T | null;
  calls: EngineCall[];
  /** The first that failed: the engine that was meant to answer. */
  failed: { engine: string; code: EngineFailureCode } | null;
  outage: Outage | null;
}

/** An engine that does every task. */
export type TaskEngine = Required<Engine>;

interface Station {
  engine: TaskEngine;
  breaker: Breaker;
  /** Since the engine last answered. */
  failuresInRow: number;
  failingSince: string | null;
}

/** What an engine that may still be asked after this one needs, in milliseconds; where less is left, an even share of it. */
const NEXT_NEEDS_MS = 3_000;
const LEAST_MS = 1_000;
/** These do not pass by themselves; the others may be a hiccup, and a second failure in a row tells. */
const CERTAIN: ReadonlySet<EngineFailureCode> = new Set(['connection', 'auth', 'quota', 'model_missing', 'breaker_open']);

/** Model engines in the order in which they are asked, each behind its breaker. */
export class EngineChain {
  private readonly stations: Station[];

  constructor(
    engines: readonly TaskEngine[],
    private readonly clock: Clock,
    private readonly onOutcome: (engine: string, outcome: string) => void,
  ) {
    this.stations = engines.map((engine) => ({ engine, breaker: new Breaker(), failuresInRow: 0, failingSince: null }));
  }

  get isEmpty(): boolean {
    return this.stations.length === 0;
  }

  /** Name of the engine that is meant to answer. */
  get first(): string {
    return this.stations[0]?.engine.name ?? '';
  }

  /** The count of the engine that is meant to answer; null without one. */
  get countTokens(): TokenCounter | null {
    return this.stations[0]?.engine.countTokens ?? null;
  }

  /** Asks one after the other until one answers or `budgetMs` is over. Never throws. */
  async run<T extends AnswerFacts>(
    task: ModelTask,
    budgetMs: number,
    call: (engine: TaskEngine, budgetMs: number) => Promise<T>,
  ): Promise<ChainRun<T>> {
    const endsAt = performance.now() + budgetMs;
    const run: ChainRun<T> = { value: null, calls: [], failed: null, outage: null };
    for (const [at, station] of this.stations.entries()) {
      const leftMs = endsAt - performance.now();
      if (leftMs < LEAST_MS) break;
      const after = this.stations.length - 1 - at;
      const kept = after * Math.min(NEXT_NEEDS_MS, leftMs / (after + 2));
      await this.ask(station, task, run, () => call(station.engine, leftMs - kept));
      if (run.value) break;
    }
    return run;
  }

  private async ask<T extends AnswerFacts>(station: Station, task: ModelTask, run: ChainRun<T>, call: () => Promise<T>): Promise<void> {
    const { engine, breaker } = station;
    const model = engine.modelFor(task);
    try {
      if (!breaker.tryPass(this.now())) throw new EngineFailure('breaker_open', true);
      const answer = await call();
      this.answered(station);
      run.value = answer;
      const { tokensIn, tokensOut, costMicros, attempts } = answer;
      run.calls.push({ engine: engine.name, model, tokensIn, tokensOut, costMicros, attempts });
      this.onOutcome(engine.name, 'ok');
    } catch (error) {
      const failure = error instanceof EngineFailure ? error : new EngineFailure('other', true);
      this.failed(station, failure);
      run.failed ??= { engine: engine.name, code: failure.code };
      run.outage ??= outageOf(station, failure);
      run.calls.push({ engine: engine.name, model, ...failure.spent, failure: failure.code });
      this.onOutcome(engine.name, failure.code);
    }
  }

  private answered(station: Station): void {
    station.breaker.succeeded();
    station.failuresInRow = 0;
    station.failingSince = null;
  }

  private failed(station: Station, failure: EngineFailure): void {
    // An answer we cannot use still proves that the provider is up.
    if (!failure.isOutage) return this.answered(station);
    if (failure.code !== 'breaker_open') station.breaker.failed(this.now());
    station.failuresInRow += 1;
    station.failingSince ??= this.clock.real().toISOString();
  }

  private now(): number {
    return this.clock.real().getTime();
  }
}

function outageOf({ engine, failuresInRow, failingSince }: Station, failure: EngineFailure): Outage | null {
  if (!failure.isOutage || failingSince === null) return null;
  if (!CERTAIN.has(failure.code) && failuresInRow < 2) return null;
  return { engine: engine.name, reason: failure.code, since: failingSince };
}

/** What all engines of a run used, together. */
export function spentOn(calls: readonly EngineCall[]): Pick<AnswerFacts, 'tokensIn' | 'tokensOut' | 'costMicros' | 'attempts'> {
  const sum = (pick: (call: EngineCall) => number): number => calls.reduce((total, call) => total + pick(call), 0);
  return {
    tokensIn: sum((call) => call.tokensIn),
    tokensOut: sum((call) => call.tokensOut),
    costMicros: costOfAll(calls.map((call) => call.costMicros)),
    attempts: sum((call) => call.attempts),
  };
}
