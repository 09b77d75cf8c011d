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
  | 'locations'
  | 'knowledge'
  | 'insights'
  | 'onboarding'
  | 'profile'
  | 'experiments'
  | 'simulator';

type ChangeType = 'created' | 'updated' | 'deleted';

interface Change {
  resource: RealtimeResource;
  recordId: string;
  type: ChangeType;
  actorId: string | null;
}

/** Writes what changed, ids only, in the transaction that changed it: once per record, in one statement at its end. */
@Injectable()
export class Realtime {
  private readonly gathered = new WeakMap<Tx, Map<string, Change>>();

  constructor(private readonly hub: RealtimeHub) {}

  async changed(tx: Tx, resource: RealtimeResource, recordId: string, type: ChangeType): Promise<void> {
    const actorId = TenantContext.current()?.actor.id ?? null;
    const changes = this.gathered.get(tx) ?? this.gather(tx);
    changes.set(`${resource} ${recordId} ${type}`, { resource, recordId, type, actorId });
  }

  private gather(tx: Tx): Map<string, Change> {
    const changes = new Map<string, Change>();
    this.gathered.set(tx, changes);
    tx.beforeCommit(() => this.write(tx, [...changes.values()]));
    tx.afterCommit(() => this.hub.wake());
    return changes;
  }

  private write(tx: Tx, changes: readonly Change[]): void {
    tx.write(
      `INSERT INTO realtime_events (org_id, resource, record_id, type, actor_id)
       SELECT $1, c.resource, c.record_id, c.type, c.actor_id FROM unnest($2::text[], $3::text[], $4::text[], $5::uuid[]) AS c(resource, record_id, type, actor_id)`,
      [
        tx.orgId,
        changes.map((change) => change.resource),
        changes.map((change) => change.recordId),
        changes.map((change) => change.type),
        changes.map((change) => change.actorId),
      ],
    );
  }
}
