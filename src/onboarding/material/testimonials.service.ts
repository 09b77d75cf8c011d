import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { conflict, invalid, notFound, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Contacts } from '../../leads/contacts.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { Testimonial } from '../questionnaire.schema.js';
import { checkTestimonial } from './testimonial.rules.js';
import { TestimonialsRepository } from './testimonials.repository.js';
import type { TestimonialValues } from './testimonials.repository.js';

/** As many as a document of the assistant holds. */
const MAX_TESTIMONIALS = 200;

/** Words of customers, and stories about them. */
@Injectable()
export class Testimonials {
  constructor(
    private readonly database: Database,
    private readonly repository: TestimonialsRepository,
    private readonly contacts: Contacts,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  list(query: ListQuery): Promise<Page<Testimonial>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<Testimonial> {
    return this.database.transaction((tx) => this.existing(tx, id));
  }

  create(values: TestimonialValues): Promise<Testimonial> {
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MAX_TESTIMONIALS)
        throw refused('testimonials.too_many', `A business keeps at most ${MAX_TESTIMONIALS} of them. Delete one that is no longer used.`);
      await this.needContact(values.contactId);
      const id = newId();
      await this.repository.insert(tx, id, checked(values));
      const made = await this.existing(tx, id);
      await this.note(tx, 'created', id, { after: traits(made) });
      return made;
    });
  }

  update(id: string, patch: Partial<TestimonialValues>, version: number): Promise<Testimonial> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      if (patch.contactId !== before.contactId) await this.needContact(patch.contactId);
      if (!(await this.repository.update(tx, id, version, checked({ ...before, ...patch }))))
        throw conflict('testimonials.changed', 'Someone else changed this testimonial meanwhile.', await this.existing(tx, id));
      const after = await this.existing(tx, id);
      await this.note(tx, 'updated', id, { before: traits(before), after: traits(after) });
      return after;
    });
  }

  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      await this.repository.remove(tx, id);
      await this.note(tx, 'deleted', id, { before: traits(before) });
    });
  }

  /** Throws 404 where the contact is not one of this business. */
  private async needContact(id: string | null | undefined): Promise<void> {
    if (id) await this.contacts.get(id);
  }

  private async note(tx: Tx, type: keyof typeof ACTIONS, id: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    await this.audit.record(tx, { action: `testimonials.${ACTIONS[type]}`, targetType: 'testimonial', targetId: id, ...change });
    await this.realtime.changed(tx, 'onboarding', id, type);
  }

  private async existing(tx: Tx, id: string): Promise<Testimonial> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('testimonial');
    return row;
  }
}

const ACTIONS = { created: 'create', updated: 'update', deleted: 'delete' } as const;

function checked(values: TestimonialValues): TestimonialValues {
  const read = checkTestimonial(values);
  if ('errors' in read) throw invalid(read.errors, 'testimonials.invalid');
  return read.value;
}

/** For the trail: what it rests on, not the words of a person. */
function traits({ kind, source, sourceUrl, permission, permissionNote, isUsable, version }: Testimonial): Record<string, unknown> {
  return { kind, source, sourceUrl, permission, permissionNote, isUsable, version };
}
