import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { KnowledgeFreshness } from './freshness.service.js';

type Step = 'create' | 'update' | 'verify' | 'delete';

/** What follows every change of a document: it is on the trail, told to open consoles, and counts for the next turn. */
@Injectable()
export class DocumentTrail {
  constructor(
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly freshness: KnowledgeFreshness,
  ) {}

  /** Within the transaction of the change. */
  async note(tx: Tx, step: Step, id: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    await this.audit.record(tx, { action: `knowledge.${step}`, targetType: 'knowledge', targetId: id, ...change });
    await this.changed(tx, id, step === 'create' ? 'created' : step === 'delete' ? 'deleted' : 'updated');
  }

  /** Something about it is new that nobody did by hand. */
  async changed(tx: Tx, id: string, type: 'created' | 'updated' | 'deleted' = 'updated'): Promise<void> {
    this.freshness.forget(tx);
    await this.realtime.changed(tx, 'knowledge', id, type);
  }
}
