import { Injectable } from '@nestjs/common';
import { TenantContext } from '../tenancy/tenant-context.js';
import type { Tx } from '../database/database.service.js';
import { RealtimeHub } from './realtime-hub.service.js';

/** Resources that the console listens to. */
export type RealtimeResource =
  | 'conversations'
  | 'messages'
  | 'calls'
  | 'leads'
  | 'contacts'
  | 'appointments'
  | 'actions'
  | 'notifications'
  | 'outbound'
  | 'settings'
  | 'decisions'
  | 'services'
  | 'numbers'
  | 'simulator';

/** Writes what changed, ids only, in the transaction that changed it. */
@Injectable()
export class Realtime {
  constructor(private readonly hub: RealtimeHub) {}

  async changed(tx: Tx, resource: RealtimeResource, recordId: string, type: 'created' | 'updated' | 'deleted'): Promise<void> {
    const actorId = TenantContext.current()?.actor.id ?? null;
    await tx.execute('INSERT INTO realtime_events (org_id, resource, record_id, type, actor_id) VALUES ($1, $2, $3, $4, $5)', [
      tx.orgId,
      resource,
      recordId,
      type,
      actorId,
    ]);
    tx.afterCommit(() => this.hub.wake());
  }
}
