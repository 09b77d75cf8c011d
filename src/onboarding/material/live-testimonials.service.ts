import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { OrgCache } from '../../platform/tenancy/org-cache.js';
import type { Testimonial } from '../questionnaire.schema.js';
import { TestimonialsRepository } from './testimonials.repository.js';

/** The testimonials of the active org as turns read them: a permission that is taken back counts within five seconds, in every process. */
@Injectable()
export class LiveTestimonials {
  private readonly cache: OrgCache<readonly Testimonial[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: TestimonialsRepository,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  /** All of them, oldest first; which may be used stands in each. */
  all(): Promise<readonly Testimonial[]> {
    return this.cache.get(() => this.database.transaction((tx) => this.repository.all(tx)));
  }

  /** Called by whoever writes one. */
  forget(tx: Tx): void {
    this.cache.forget(tx);
  }
}
