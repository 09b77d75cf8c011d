import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ArmCounts } from '../experiments/experiment.schema.js';
import { ExperimentResults } from '../experiments/experiment-results.service.js';
import type { OutcomeCounter } from '../experiments/outcomes.port.js';
import type { Tx } from '../platform/database/database.service.js';
import { ExperimentOutcomesRepository } from './experiment-outcomes.repository.js';

/** Counts for the experiments what only this module may read. */
@Injectable()
export class ExperimentOutcomes implements OutcomeCounter, OnModuleInit {
  constructor(
    private readonly results: ExperimentResults,
    private readonly repository: ExperimentOutcomesRepository,
  ) {}

  onModuleInit(): void {
    this.results.countWith(this);
  }

  count(tx: Tx, experimentId: string, until: Date | null): Promise<ArmCounts[]> {
    return this.repository.count(tx, experimentId, until);
  }
}
