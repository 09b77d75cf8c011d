import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../../platform/personal-data/personal-data.service.js';
import { CtaOffersRepository } from './cta-offers.repository.js';

/** What a person was offered, the links that were theirs, and what became of it. */
@Injectable()
export class OffersPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly offers: CtaOffersRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('offers', this);
  }

  /** Others know an offer by its id: it is the reference that a link hands to the page behind it. */
  references(tx: Tx, { contactId }: Person): Promise<string[]> {
    return this.offers.idsOf(tx, contactId);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    return { offers: await this.offers.ofContact(tx, contactId) };
  }

  erase(tx: Tx, { contactId }: Subject): Promise<number> {
    return this.offers.forget(tx, contactId);
  }
}
