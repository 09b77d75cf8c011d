import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { BUCKETS, freeRange } from './assignment.rules.js';
import { ExperimentJournal, noted } from './experiment-journal.service.js';
import { ExperimentResults } from './experiment-results.service.js';
import type { EndReason, Range, Variant } from './experiment.schema.js';
import { endIsPast, layerFull, noSuchVariant, sameLever, stoppedVariant, unproven } from './experiments.errors.js';
import { experimentMachine } from './experiments.machine.js';
import { ExperimentsRepository, type ExperimentRow } from './experiments.repository.js';
import { Levers } from './levers.service.js';
import { verdictSentence } from './verdict-words.rules.js';

/** What was done, for the audit trail: `promote`, and what it was done on. */
interface Change {
  verb: string;
  found?: Record<string, unknown>;
}

/** Starts, pauses and ends experiments, and makes a winner what everybody gets. */
@Injectable()
export class ExperimentRuns {
  constructor(
    private readonly database: Database,
    private readonly repository: ExperimentsRepository,
    private readonly levers: Levers,
    private readonly results: ExperimentResults,
    private readonly journal: ExperimentJournal,
    private readonly clock: Clock,
  ) {}

  /** From a draft or a pause; people keep their variants over a pause. */
  start(id: string): Promise<ExperimentRow> {
    return this.change(id, async (tx, before) => {
      const event = before.status === 'paused' ? 'resume' : 'start';
      experimentMachine.next(before.status, event);
      if (before.endsAt && before.endsAt <= this.clock.now()) throw endIsPast();
      const range = await this.place(tx, before);
      const leverState = await this.levers.of(before.lever).begin(tx, before);
      await this.repository.run(tx, id, range, leverState).catch((error: unknown) => {
        // another one was started in the same moment and was faster
        throw isTaken(error) ? layerFull(before.layer, before.trafficPercent) : error;
      });
      return { verb: event };
    });
  }

  /** Everybody gets what they would get without it; its people stay spoken for. */
  pause(id: string): Promise<ExperimentRow> {
    return this.change(id, async (tx, before) => {
      experimentMachine.next(before.status, 'pause');
      await this.levers.of(before.lever).end(tx, before);
      await this.repository.pause(tx, id);
      return { verb: 'pause' };
    });
  }

  stop(id: string): Promise<ExperimentRow> {
    return this.change(id, async (tx, before) => {
      await this.end(tx, before, 'by_person');
      return { verb: 'stop' };
    });
  }

  /** In the transaction of whoever decided it; `variants` are those as they are known by then. */
  async end(tx: Tx, experiment: ExperimentRow, reason: EndReason, variants: readonly Variant[] = experiment.variants): Promise<void> {
    experimentMachine.next(experiment.status, 'stop');
    if (experiment.status === 'running') await this.levers.of(experiment.lever).end(tx, experiment);
    await this.repository.end(tx, experiment.id, { status: 'stopped', reason, variants, promoted: null });
  }

  /** Why a running one must end now, apart from its figures; null while it may go on. */
  async endOf(tx: Tx, experiment: ExperimentRow): Promise<EndReason | null> {
    if (await this.levers.of(experiment.lever).isTakenAway(tx, experiment)) return 'taken_away';
    return experiment.endsAt && experiment.endsAt <= this.clock.now() ? 'planned_end' : null;
  }

  /** What a variant sets becomes what everybody gets. Refused while the figures do not show that it is better, unless somebody insists. */
  promote(id: string, wish: { variant: string; isUnproven: boolean }): Promise<ExperimentRow> {
    return this.change(id, async (tx, before) => {
      experimentMachine.next(before.status, 'promote');
      const variant = before.variants.slice(1).find(({ key }) => key === wish.variant);
      if (!variant || variant.value === null) throw noSuchVariant();
      if (variant.stoppedAt !== null) throw stoppedVariant(variant.stoppedBy);
      const arm = (await this.results.of(tx, before)).arms.find((one) => one.variant === variant.key)!;
      if (arm.verdict !== 'better' && !wish.isUnproven) throw unproven(verdictSentence(arm));
      const lever = this.levers.of(before.lever);
      if (before.status === 'running') await lever.end(tx, before);
      const written = await lever.promote(tx, before, variant.value);
      await this.repository.end(tx, id, { status: 'promoted', reason: 'promoted', variants: before.variants, promoted: variant.key });
      return { verb: 'promote', found: { verdict: arm.verdict, people: arm.exposed, written } };
    });
  }

  /** Its people of the layer: those it had before, or the first that are free. */
  private async place(tx: Tx, experiment: ExperimentRow): Promise<Range> {
    const { id, lever, layer, trafficPercent, layerFrom, layerTo } = experiment;
    const others = await this.repository.neighbours(tx, id);
    const rival = others.find((other) => other.lever === lever && other.layer !== layer);
    if (rival) throw sameLever(rival.name, rival.layer);
    if (layerFrom !== null && layerTo !== null) return { from: layerFrom, to: layerTo };
    const width = Math.round((trafficPercent * BUCKETS) / 100);
    const range = freeRange(
      others.filter((other) => other.layer === layer),
      width,
    );
    if (!range) throw layerFull(layer, trafficPercent);
    return range;
  }

  private change(id: string, apply: (tx: Tx, before: ExperimentRow) => Promise<Change>): Promise<ExperimentRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.repository.lock(tx, id);
      if (!before) throw notFound('experiment');
      const { verb, found } = await apply(tx, before);
      const after = (await this.repository.find(tx, id))!;
      await this.journal.note(tx, verb, id, { before: noted(before), after: { ...noted(after), ...found } });
      return after;
    });
  }
}

/** PostgreSQL's word for a violated exclusion constraint. */
const EXCLUSION_VIOLATION = '23P01';

function isTaken(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === EXCLUSION_VIOLATION;
}
