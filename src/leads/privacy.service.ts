import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { PersonalData } from '../platform/personal-data/personal-data.service.js';
import type { Person } from '../platform/personal-data/personal-data.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { ContactsRepository } from './contacts.repository.js';
import { LegalHolds } from './legal-holds.service.js';
import { RetentionRepository } from './retention.repository.js';

export interface PersonalDataCopy {
  contactId: string;
  exportedAt: Date;
  data: Record<string, unknown>;
}

const TOUCHED = ['contacts', 'leads', 'conversations', 'messages', 'calls', 'appointments', 'actions', 'notifications'] as const;

export interface Erasure {
  contactId: string;
  cancelledBookings: number;
  erased: Record<string, number>;
}

/** Hands a person everything the business knows about them, or forgets them (GDPR articles 15, 17, 20; CCPA 1798.105). */
@Injectable()
export class Privacy {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly contacts: ContactsRepository,
    private readonly holds: LegalHolds,
    private readonly retention: RetentionRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  export(contactId: string): Promise<PersonalDataCopy> {
    return this.database.transaction(async (tx) => {
      const data = await this.personalData.export(tx, await this.person(tx, contactId));
      await this.audit.record(tx, { action: 'privacy.export', targetType: 'contact', targetId: contactId });
      return { contactId, exportedAt: await tx.now(), data };
    });
  }

  /** All of it in one transaction, with the person locked: an answer that is being written meets a closed thread. */
  erase(contactId: string, isForced: boolean): Promise<Erasure> {
    return this.database.transaction(async (tx) => {
      const person = await this.person(tx, contactId);
      await this.holds.refuseIfHeld(tx, contactId);
      return this.forget(tx, person, isForced, 'privacy.erase');
    });
  }

  /** The same for a person whose retention time is over; false when they were heard of or held meanwhile. */
  expire(contactId: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const person = await this.person(tx, contactId);
      // looked at again under the lock: a text that came in between has committed by now
      if (!(await this.retention.isDue(tx, contactId))) return false;
      await this.forget(tx, person, false, 'privacy.retention');
      return true;
    });
  }

  /** The same for what belongs to nobody the business knows; true when there may be more of it. */
  expireUnknown(limit: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const erased = await this.personalData.expire(tx, limit);
      const counts = Object.values(erased);
      if (counts.length === 0) return false;
      await this.audit.record(tx, { action: 'privacy.retention_unknown', targetType: 'org', targetId: tx.orgId, after: { erased } });
      await this.realtime.changed(tx, 'calls', tx.orgId, 'updated');
      return counts.some((count) => count >= limit);
    });
  }

  private async forget(tx: Tx, person: Person, isForced: boolean, action: 'privacy.erase' | 'privacy.retention'): Promise<Erasure> {
    const { contactId } = person;
    const { settled, erased } = await this.personalData.erase(tx, person, isForced);
    await this.audit.record(tx, { action, targetType: 'contact', targetId: contactId, after: { erased, cancelledBookings: settled } });
    for (const resource of TOUCHED) await this.realtime.changed(tx, resource, contactId, 'updated');
    return { contactId, cancelledBookings: settled, erased };
  }

  private async person(tx: Tx, contactId: string): Promise<Person> {
    const addresses = await this.contacts.lockAddresses(tx, contactId);
    if (!addresses) throw notFound('contact');
    return { contactId, addresses };
  }
}
