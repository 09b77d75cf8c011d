import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { PersonalData } from '../platform/personal-data/personal-data.service.js';
import type { Person } from '../platform/personal-data/personal-data.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { ContactsRepository } from './contacts.repository.js';

export interface PersonalDataCopy {
  contactId: string;
  exportedAt: Date;
  data: Record<string, unknown>;
}

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
      const { settled, erased } = await this.personalData.erase(tx, await this.person(tx, contactId), isForced);
      await this.audit.record(tx, {
        action: 'privacy.erase',
        targetType: 'contact',
        targetId: contactId,
        after: { erased, cancelledBookings: settled },
      });
      for (const resource of [
        'contacts',
        'leads',
        'conversations',
        'messages',
        'calls',
        'appointments',
        'actions',
        'notifications',
      ] as const) {
        await this.realtime.changed(tx, resource, contactId, 'updated');
      }
      return { contactId, cancelledBookings: settled, erased };
    });
  }

  private async person(tx: Tx, contactId: string): Promise<Person> {
    const addresses = await this.contacts.lockAddresses(tx, contactId);
    if (!addresses) throw notFound('contact');
    return { contactId, addresses };
  }
}
