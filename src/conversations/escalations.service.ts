import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError, conflict, notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { ActionWatch } from './action-watch.service.js';
import { EscalationsRepository, type NewEscalation } from './escalations.repository.js';
import { EscalationsReader, type EscalationView } from './escalations.reader.js';

export interface EscalationPatch {
  status?: 'open' | 'accepted' | 'snoozed' | 'resolved';
  snoozedUntil?: Date | null;
  resolution?: string | null;
  /** The version the caller saw; another one answers 409 with the current record. */
  version: number;
}

/** The action list: what a person has to do, each thing once. */
@Injectable()
export class Escalations {
  constructor(
    private readonly database: Database,
    private readonly repository: EscalationsRepository,
    private readonly reader: EscalationsReader,
    private readonly watch: ActionWatch,
    private readonly realtime: Realtime,
    private readonly audit: Audit,
  ) {}

  /** Adds an item, or answers the one that already has this dedupe key. */
  async raise(tx: Tx, values: NewEscalation): Promise<string> {
    const { id, isNew } = await this.repository.upsert(tx, values);
    if (!isNew) return id;
    if (values.dueAt) this.watch.begin(tx, id, values.dueAt);
    await this.realtime.changed(tx, 'actions', id, 'created');
    return id;
  }

  list(query: ListQuery): Promise<Page<EscalationView>> {
    return this.database.transaction((tx) => this.reader.list(tx, query));
  }

  async get(id: string): Promise<EscalationView> {
    const view = await this.database.transaction((tx) => this.reader.get(tx, id));
    if (!view) throw notFound('action');
    return view;
  }

  /** True for the first acknowledgement only; `by` names the person or the phone. */
  acknowledge(id: string, by: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const isFirst = await this.repository.acknowledge(tx, id, by);
      if (isFirst) {
        await this.realtime.changed(tx, 'actions', id, 'updated');
        await this.audit.record(tx, { action: 'actions.acknowledge', targetType: 'action', targetId: id, after: { by } });
      }
      return isFirst;
    });
  }

  /** The caller takes the item on; somebody else's item answers 409. */
  accept(id: string): Promise<EscalationView> {
    return this.database.transaction(async (tx) => {
      const current = await this.get(id);
      const userId = TenantContext.personId();
      // the one who is first decides, not the one who read first
      if (!(await this.repository.take(tx, id, userId))) throw notMineToTake(await this.get(id));
      await this.repository.acknowledge(tx, id, userId ?? 'console');
      return this.changed(tx, id, 'actions.accept', current);
    });
  }

  update(id: string, patch: EscalationPatch): Promise<EscalationView> {
    return this.database.transaction(async (tx) => {
      const current = await this.get(id);
      if (patch.status === 'snoozed' && !patch.snoozedUntil) {
        throw new AppError('actions.snooze_without_time', 400, 'Say until when.', { errors: { snoozedUntil: 'is required to snooze' } });
      }
      const isDone = await this.repository.patch(tx, id, patch.version, patch);
      if (!isDone) throw conflict('actions.changed', 'Somebody else changed this item meanwhile.', current);
      return this.changed(tx, id, `actions.${patch.status ?? 'update'}`, current);
    });
  }

  /** Closes every open item of a thread that went back to the automation or was finished. */
  async resolveOfThread(tx: Tx, conversationId: string, resolution: string): Promise<void> {
    const ids = await this.repository.resolveOfThread(tx, conversationId, resolution);
    for (const id of ids) {
      await this.watch.end(tx, id);
      await this.realtime.changed(tx, 'actions', id, 'updated');
    }
  }

  private async changed(tx: Tx, id: string, action: string, before: EscalationView): Promise<EscalationView> {
    const after = await this.get(id);
    await this.watch.follow(tx, after);
    await this.realtime.changed(tx, 'actions', id, 'updated');
    await this.audit.record(tx, {
      action,
      targetType: 'action',
      targetId: id,
      before: { status: before.status, assigneeUserId: before.assigneeUserId },
      after: { status: after.status, assigneeUserId: after.assigneeUserId },
    });
    return after;
  }
}

function notMineToTake(current: EscalationView): AppError {
  return current.status === 'resolved'
    ? conflict('actions.resolved', 'This item is already done.', current)
    : conflict('actions.taken', 'A colleague already took this on.', current);
}
