import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { ExperimentJournal, noted } from './experiment-journal.service.js';
import { ExperimentResults } from './experiment-results.service.js';
import { ExperimentRuns } from './experiment-runs.service.js';
import type { EndReason, Guard, Variant } from './experiment.schema.js';
import { ExperimentsRepository, type ExperimentRow } from './experiments.repository.js';
import { breachesIn } from './verdict.rules.js';

const TICK_SECONDS = 60;
/** Between two looks at one experiment. */
const GAP_SECONDS = 300;
const BATCH = 200;

/** Looks at running experiments: guard metrics stop a losing variant; the planned end, and what took the lever away, stop the whole. */
@Injectable()
export class ExperimentWatch implements OnModuleInit {
  private readonly logger = new Logger(ExperimentWatch.name);

  constructor(
    private readonly database: Database,
    private readonly repository: ExperimentsRepository,
    private readonly runs: ExperimentRuns,
    private readonly results: ExperimentResults,
    private readonly journal: ExperimentJournal,
    private readonly events: Events,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.recurring.every('experiments.watch', TICK_SECONDS, () => this.run());
  }

  /** One that fails is looked at again with the next tick, and keeps no other waiting. */
  async run(): Promise<void> {
    const due = await this.database.asSystem('find experiments to look at', (tx) => this.repository.due(tx, GAP_SECONDS, BATCH));
    for (const { orgId, id } of due) {
      await this.database
        .asOrg(orgId, (tx) => this.look(tx, id))
        .catch((error: Error) => this.logger.error({ err: error }, `experiment ${id} could not be looked at`));
    }
  }

  async look(tx: Tx, id: string): Promise<void> {
    const experiment = await this.repository.lock(tx, id);
    if (experiment?.status !== 'running') return;
    await this.repository.checked(tx, id);
    const reason = await this.runs.endOf(tx, experiment);
    if (reason !== null) return this.end(tx, experiment, reason);
    const breaches = breachesIn(await this.results.of(tx, experiment));
    if (breaches.length === 0) return;
    const at = (await tx.now()).toISOString();
    const variants = experiment.variants.map((variant): Variant => {
      const breach = breaches.find((one) => one.variant === variant.key);
      return breach ? { ...variant, stoppedAt: at, stoppedBy: breach.guard } : variant;
    });
    const isLast = variants.slice(1).every(({ stoppedAt }) => stoppedAt !== null);
    if (isLast) await this.end(tx, experiment, 'guard', variants);
    else {
      await this.repository.setVariants(tx, id, variants);
      await this.journal.note(tx, 'guard', id, { before: { variants: experiment.variants }, after: { variants } });
    }
    for (const breach of breaches) await this.tell(tx, experiment, { ...breach, reason: 'guard', isOver: isLast });
  }

  private async end(tx: Tx, experiment: ExperimentRow, reason: EndReason, variants = experiment.variants): Promise<void> {
    await this.runs.end(tx, experiment, reason, variants);
    await this.journal.note(tx, reason === 'guard' ? 'guard' : 'stop', experiment.id, {
      before: noted(experiment),
      after: { ...noted(experiment), status: 'stopped', endReason: reason, variants },
    });
    if (reason !== 'guard') await this.tell(tx, experiment, { variant: null, guard: null, reason, isOver: true });
  }

  private async tell(
    tx: Tx,
    { id, name, variants }: ExperimentRow,
    news: { variant: string | null; guard: Guard | null; reason: EndReason; isOver: boolean },
  ): Promise<void> {
    const variantName = variants.find(({ key }) => key === news.variant)?.name ?? null;
    const payload = { experimentId: id, name, variant: variantName, guard: news.guard, reason: news.reason, isOver: news.isOver };
    await this.events.emit(tx, 'experiment.stopped', payload, `${id}:${news.variant ?? news.reason}`);
  }
}
