import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { assignedIn } from './assignment.rules.js';
import { holdsEdited, type AssignedVariant, type FeltVariant, type RunningExperiment } from './experiment.schema.js';
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

  /**
   * The same for words that waited for an approval: `felt` is what their decision made felt. Who has another variant by now, because it was
   * stopped or they are another person, is not counted; nor is, of edited words, what was tried in the words.
   */
  async exposeApproved(
    tx: Tx,
    felt: readonly FeltVariant[],
    { contactId, conversationId, isEdited }: { contactId: string; conversationId: string; isEdited: boolean },
  ): Promise<void> {
    for (const assigned of await this.of(tx, contactId)) {
      const isFelt = felt.some(({ experimentId, variant }) => experimentId === assigned.experimentId && variant === assigned.variant);
      if (isFelt && (!isEdited || holdsEdited(assigned.lever))) this.expose(tx, assigned, contactId, conversationId);
    }
  }

  /** Called by whoever starts, changes or ends one. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
