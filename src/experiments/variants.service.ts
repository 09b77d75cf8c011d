import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { assignedIn } from './assignment.rules.js';
import type { AssignedVariant, RunningExperiment } from './experiment.schema.js';
import { ExperimentsRepository } from './experiments.repository.js';

const NONE: readonly AssignedVariant[] = [];
const MAX_KNOWN = 20_000;

/** The variants of people, as turns and follow-ups ask for them: running experiments are kept for five seconds, who has which is computed. */
@Injectable()
export class Variants {
  private readonly cache: OrgCache<readonly RunningExperiment[]>;
  /** Exposures that are stored for sure: they cost no statement again. */
  private readonly stored = new Set<string>();

  constructor(
    private readonly repository: ExperimentsRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  async of(tx: Tx, contactId: string): Promise<readonly AssignedVariant[]> {
    const running = await this.cache.get(() => this.repository.running(tx));
    return running.length === 0 ? NONE : assignedIn(running, contactId);
  }

  /** Is it known here that a person felt it before? A no may only mean that another process knows. */
  isKnown({ experimentId }: AssignedVariant, contactId: string): boolean {
    return this.stored.has(`${experimentId}:${contactId}`);
  }

  /** Remembers that a person felt a variant, with the transaction in which they did. */
  expose(tx: Tx, assigned: AssignedVariant, contactId: string, conversationId: string): void {
    if (this.isKnown(assigned, contactId)) return;
    this.repository.expose(tx, assigned, contactId, conversationId);
    tx.afterCommit(() => {
      if (this.stored.size >= MAX_KNOWN) this.stored.clear();
      this.stored.add(`${assigned.experimentId}:${contactId}`);
    });
  }

  /** Called by whoever starts, changes or ends one. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
