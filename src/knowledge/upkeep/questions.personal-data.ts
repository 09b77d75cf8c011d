import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../../platform/personal-data/personal-data.service.js';
import { QuestionsRepository } from './questions.repository.js';

/** What a person asked and nothing answered. */
@Injectable()
export class QuestionsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly questions: QuestionsRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('knowledge', this);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    return { questions: await this.questions.askedBy(tx, contactId) };
  }

  erase(tx: Tx, { contactId }: Subject): Promise<number> {
    return this.questions.forget(tx, contactId);
  }
}
