import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';
import { ThreadErasureRepository } from './thread-erasure.repository.js';

/** Every word that was exchanged with the person, and what was thought and noted about it. */
@Injectable()
export class ConversationsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly threads: ThreadErasureRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('conversations', this);
  }

  references(tx: Tx, person: Person): Promise<string[]> {
    return this.threads.references(tx, person.contactId);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    return {
      conversations: await this.threads.conversations(tx, contactId),
      messages: await this.threads.messages(tx, contactId),
      decisions: await this.threads.decisions(tx, contactId),
      actions: await this.threads.actions(tx, contactId),
    };
  }

  async erase(tx: Tx, { contactId, addresses, references }: Subject): Promise<number> {
    const threads = await this.threads.closeThreads(tx, contactId);
    const messages = await this.threads.eraseMessages(tx, contactId);
    const decisions = await this.threads.eraseDecisions(tx, contactId);
    const actions = await this.threads.eraseActions(tx, contactId);
    const events = await this.threads.eraseProviderEvents(tx, addresses, references);
    return threads + messages + decisions + actions + events;
  }
}
