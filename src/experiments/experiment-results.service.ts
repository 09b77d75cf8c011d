import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { ExperimentsRepository, type ExperimentRow } from './experiments.repository.js';
import type { OutcomeCounter } from './outcomes.port.js';
import { resultsOf, type Results } from './verdict.rules.js';

/** What an experiment shows so far, or showed when it ended. */
@Injectable()
export class ExperimentResults implements OnApplicationBootstrap {
  private counter: OutcomeCounter | null = null;

  constructor(
    private readonly database: Database,
    private readonly repository: ExperimentsRepository,
  ) {}

  /** By the one module that may read all tables. */
  countWith(counter: OutcomeCounter): void {
    if (this.counter) throw new Error('Two modules count the outcomes of experiments.');
    this.counter = counter;
  }

  onApplicationBootstrap(): void {
    this.needed();
  }

  get(id: string): Promise<{ experiment: ExperimentRow; results: Results }> {
    return this.database.transaction(async (tx) => {
      const experiment = await this.repository.find(tx, id);
      if (!experiment) throw notFound('experiment');
      return { experiment, results: await this.of(tx, experiment) };
    });
  }

  async of(tx: Tx, experiment: ExperimentRow): Promise<Results> {
    return resultsOf(experiment, await this.needed().count(tx, experiment.id, experiment.endedAt));
  }

  private needed(): OutcomeCounter {
    if (!this.counter) throw new Error('No module counts the outcomes of experiments.');
    return this.counter;
  }
}
