import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../../platform/personal-data/personal-data.service.js';
import { LiveTestimonials } from './live-testimonials.service.js';
import { TestimonialsRepository } from './testimonials.repository.js';

/** What a person said about the business, where somebody tied it to them. */
@Injectable()
export class TestimonialsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly testimonials: TestimonialsRepository,
    private readonly live: LiveTestimonials,
  ) {}

  onModuleInit(): void {
    this.registry.register('testimonials', this);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    return { testimonials: await this.testimonials.ofContact(tx, contactId) };
  }

  /** A permission to quote ends with the wish to be forgotten: the words go, they are not only made nameless. */
  erase(tx: Tx, { contactId }: Subject): Promise<number> {
    this.live.forget(tx);
    return this.testimonials.forget(tx, contactId);
  }
}
