import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { ExperimentRow } from './experiments.repository.js';
import { Variants } from './variants.service.js';

/** Tells whoever must know that an experiment changed: the audit trail, the console, and the turns of this process. */
@Injectable()
export class ExperimentJournal {
  constructor(
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly variants: Variants,
  ) {}

  /** `verb` as in `experiments.start`. */
  async note(tx: Tx, verb: string, id: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    this.variants.forget(tx);
    await this.audit.record(tx, { action: `experiments.${verb}`, targetType: 'experiment', targetId: id, ...change });
    const type = verb === 'create' ? 'created' : verb === 'delete' ? 'deleted' : 'updated';
    await this.realtime.changed(tx, 'experiments', id, type);
  }
}

/** What the audit trail keeps of an experiment. */
export function noted(row: ExperimentRow): Record<string, unknown> {
  const { name, hypothesis, lever, goal, status, layer, trafficPercent, minEffectPoints, variants, endsAt, endReason, promotedVariant } =
    row;
  return { name, hypothesis, lever, goal, status, layer, trafficPercent, minEffectPoints, variants, endsAt, endReason, promotedVariant };
}
