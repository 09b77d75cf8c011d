import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { KeptList } from '../../audit/kept-list.service.js';
import { conflict, invalid, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Contacts } from '../../leads/contacts.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { Testimonial } from '../questionnaire.schema.js';
import { LiveTestimonials } from './live-testimonials.service.js';
import { checkTestimonial } from './testimonial.rules.js';
import { TestimonialsRepository } from './testimonials.repository.js';
import type { TestimonialValues } from './testimonials.repository.js';

/** As many as a document of the assistant holds. */
const MAX_TESTIMONIALS = 200;

/** Words of customers, and stories about them. */
@Injectable()
export class Testimonials {
  private readonly kept: KeptList<Testimonial>;

  constructor(
    private readonly database: Database,
    private readonly repository: TestimonialsRepository,
    private readonly contacts: Contacts,
    audit: Audit,
    realtime: Realtime,
    live: LiveTestimonials,
  ) {
    const spec = { area: 'testimonials', one: 'testimonial', rows: repository, traits, changed: (tx: Tx) => live.forget(tx) };
    this.kept = new KeptList({ database, audit, realtime }, spec);
  }

  list(query: ListQuery): Promise<Page<Testimonial>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<Testimonial> {
    return this.kept.get(id);
  }

  create(values: TestimonialValues): Promise<Testimonial> {
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MAX_TESTIMONIALS)
        throw refused('testimonials.too_many', `A business keeps at most ${MAX_TESTIMONIALS} of them. Delete one that is no longer used.`);
      await this.needContact(values.contactId);
      const id = newId();
      await this.repository.insert(tx, id, checked(values));
      const made = await this.kept.existing(tx, id);
      await this.kept.note(tx, 'created', id, { after: traits(made) });
      return made;
    });
  }

  update(id: string, patch: Partial<TestimonialValues>, version: number): Promise<Testimonial> {
    return this.database.transaction(async (tx) => {
      const before = await this.kept.existing(tx, id);
      if (patch.contactId !== before.contactId) await this.needContact(patch.contactId);
      if (!(await this.repository.update(tx, id, version, checked({ ...before, ...patch }))))
        throw conflict('testimonials.changed', 'Someone else changed this testimonial meanwhile.', await this.kept.existing(tx, id));
      const after = await this.kept.existing(tx, id);
      await this.kept.note(tx, 'updated', id, { before: traits(before), after: traits(after) });
      return after;
    });
  }

  remove(id: string): Promise<void> {
    return this.kept.remove(id);
  }

  /** Throws 404 where the contact is not one of this business. */
  private async needContact(id: string | null | undefined): Promise<void> {
    if (id) await this.contacts.get(id);
  }
}

function checked(values: TestimonialValues): TestimonialValues {
  const read = checkTestimonial(values);
  if ('errors' in read) throw invalid(read.errors, 'testimonials.invalid');
  return read.value;
}

/** For the trail: what it rests on, not the words of a person. */
function traits({ kind, source, sourceUrl, permission, permissionNote, isUsable, version }: Testimonial): Record<string, unknown> {
  return { kind, source, sourceUrl, permission, permissionNote, isUsable, version };
}
