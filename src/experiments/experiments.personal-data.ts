import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';
import { ExperimentsRepository } from './experiments.repository.js';

/** Which way of being answered a person got. */
@Injectable()
export class ExperimentsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly repository: ExperimentsRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('experiments', this);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    return { experiments: await this.repository.ofContact(tx, contactId) };
  }

  /** The rows stay, because figures are counted from them: they name a contact whose row names nobody any more. */
  async erase(): Promise<number> {
    return 0;
  }
}
