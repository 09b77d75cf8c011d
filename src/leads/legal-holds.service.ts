import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { LegalHoldsRepository, type LegalHold } from './legal-holds.repository.js';
import { keptByHold, underLegalHold } from './leads.errors.js';

/** Keeps everything about a person while a claim or a case is open, whoever asks and however long it takes (rules.md C-18). */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly database: Database,
    private readonly repository: LegalHoldsRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  /** A second hold replaces the reason of the first; the audit trail has both. */
  place(contactId: string, reason: string): Promise<LegalHold> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, contactId);
      const placedByName = TenantContext.current()?.actor.name ?? 'Ringback';
      const hold = { reason: reason.trim(), placedByName, placedAt: await tx.now() };
      await this.change(tx, contactId, 'privacy.hold', before, hold);
      return hold;
    });
  }

  /** Repeatable: without a hold nothing happens. */
  async release(contactId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await this.lock(tx, contactId);
      if (before) await this.change(tx, contactId, 'privacy.release', before, null);
    });
  }

  /** Refuses with the reason of the hold, for a caller who wants to forget this person. Locks the person. */
  async refuseIfHeld(tx: Tx, contactId: string): Promise<void> {
    const hold = await this.lock(tx, contactId);
    if (hold) throw underLegalHold(hold);
  }

  /** Refuses a change that would lose something of a person who must be kept. Locks the person, so that no hold comes in between. */
  async refuseLoss(tx: Tx, contactId: string): Promise<void> {
    const hold = await this.lock(tx, contactId);
    if (hold) throw keptByHold(hold);
  }

  private async lock(tx: Tx, contactId: string): Promise<LegalHold | null> {
    const hold = await this.repository.lock(tx, contactId);
    if (hold === undefined) throw notFound('contact');
    return hold;
  }

  private async change(tx: Tx, contactId: string, action: string, before: LegalHold | null, after: LegalHold | null): Promise<void> {
    await this.repository.set(tx, contactId, after);
    await this.audit.record(tx, { action, targetType: 'contact', targetId: contactId, before: { hold: before }, after: { hold: after } });
    await this.realtime.changed(tx, 'contacts', contactId, 'updated');
  }
}
