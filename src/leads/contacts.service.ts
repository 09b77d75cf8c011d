import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { invalid, notFound } from '../common/errors.js';
import { bareAddress, parsePhone } from '../common/phone.rules.js';
import { isZone } from '../common/time.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { ContactsRepository, type ContactPatch } from './contacts.repository.js';
import type { ContactView, LineType } from './lead.schema.js';
import { duplicatePhone } from './leads.errors.js';
import { losesKept } from './legal-hold.rules.js';
import { LegalHolds } from './legal-holds.service.js';

export interface NewContact {
  phone?: string | null;
  name?: string | null;
  email?: string | null;
  address?: string | null;
  timeZone?: string | null;
  language?: string | null;
  notes?: string | null;
  tags?: string[];
}

export interface ContactChange extends NewContact {
  isBlocked?: boolean;
}

/** People: found by any spelling of their number, created once however many ask at the same time. */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactsRepository,
    private readonly orgs: OrgsService,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    private readonly holds: LegalHolds,
  ) {}

  /** The contact with this number; with `create` there always is one, without it a missing one is a 404. */
  async byPhone(
    phone: string,
    options: { create?: boolean; kind?: 'phone' | 'whatsapp'; name?: string | null } = {},
  ): Promise<ContactView> {
    const kind = options.kind ?? 'phone';
    const address = bareAddress(phone);
    // A number that the network itself reported is kept even if no plan knows it.
    const value = /^\+\d{7,15}$/.test(address) ? address : await this.e164(address);
    return this.database.transaction(async (tx) => {
      if (!options.create) {
        const id = await this.contacts.idOf(tx, kind, value);
        if (!id) throw notFound('contact');
        return this.load(tx, id);
      }
      const { id, isNew } = await this.contacts.claim(tx, kind, value, { name: clean(options.name), at: this.clock.now() });
      const contact = await this.load(tx, id);
      if (isNew) await this.created(tx, contact);
      else if (!contact.name && clean(options.name)) return this.apply(tx, contact, { name: clean(options.name) });
      return contact;
    });
  }

  get(id: string): Promise<ContactView> {
    return this.database.transaction((tx) => this.load(tx, id));
  }

  /** `q` finds a number in any format, a name, an e-mail or an address. */
  async list(query: ListQuery): Promise<Page<ContactView>> {
    const { country } = await this.orgs.profile();
    const e164 = query.q === undefined ? null : (parsePhone(query.q, country)?.e164 ?? null);
    return this.database.transaction((tx) => this.contacts.list(tx, query, e164));
  }

  async create(input: NewContact): Promise<ContactView> {
    const patch = checked(input);
    if (!input.phone && !patch.name && !patch.email) throw invalid({ phone: 'give a phone number, a name or an e-mail address' });
    const phone = input.phone ? await this.e164(input.phone) : null;
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const { id, isNew } = phone
        ? await this.contacts.claim(tx, 'phone', phone, { name: patch.name ?? null, at })
        : await this.withoutPhone(tx, patch, at);
      const before = await this.load(tx, id);
      if (!isNew) throw duplicatePhone(id, before.openLeadId);
      await this.contacts.update(tx, id, patch, at);
      const contact = await this.load(tx, id);
      await this.created(tx, contact);
      return contact;
    });
  }

  async update(id: string, change: ContactChange): Promise<ContactView> {
    const patch: ContactPatch = { ...checked(change), ...(change.isBlocked !== undefined && { isBlocked: change.isBlocked }) };
    const phone = change.phone ? await this.e164(change.phone) : change.phone;
    return this.database.transaction(async (tx) => {
      const before = await this.load(tx, id);
      const number = before.identities.find((identity) => identity.kind === 'phone')?.value ?? null;
      const isNewNumber = phone !== undefined && phone !== number;
      if (isNewNumber) await this.changePhone(tx, id, phone);
      // behind the number: whoever locks a person locks their numbers first
      if ((isNewNumber && number !== null) || losesKept(before, patch)) await this.holds.refuseLoss(tx, id);
      return isNewNumber || Object.keys(patch).length > 0 ? this.apply(tx, before, patch) : before;
    });
  }

  /** A blocked contact gets nothing automatic and starts no turn. */
  block(id: string, isBlocked = true): Promise<ContactView> {
    return this.update(id, { isBlocked });
  }

  /** What a failed try or a look-up taught us about the line; no person did this, so it is not audited. */
  async setLineType(id: string, lineType: LineType): Promise<void> {
    await this.database.transaction((tx) => this.contacts.update(tx, id, { lineType }, this.clock.now()));
  }

  /** WhatsApp says that the number is not there: nothing is learnt about the line by SMS. */
  async setOffWhatsApp(id: string): Promise<void> {
    await this.database.transaction((tx) => this.contacts.update(tx, id, { isOffWhatsApp: true }, this.clock.now()));
  }

  private async withoutPhone(tx: Tx, patch: ContactPatch, at: Date): Promise<{ id: string; isNew: boolean }> {
    return { id: await this.contacts.insert(tx, patch.name ?? null, at), isNew: true };
  }

  private async changePhone(tx: Tx, id: string, phone: string | null): Promise<void> {
    const owner = phone ? await this.contacts.idOf(tx, 'phone', phone) : null;
    if (owner && owner !== id) throw duplicatePhone(owner, (await this.load(tx, owner)).openLeadId);
    await this.contacts.removeIdentities(tx, id, 'phone');
    if (phone && !(await this.contacts.addIdentity(tx, id, 'phone', phone, this.clock.now()))) throw duplicatePhone(id, null);
  }

  private async apply(tx: Tx, before: ContactView, patch: ContactPatch): Promise<ContactView> {
    await this.contacts.update(tx, before.id, patch, this.clock.now());
    const after = await this.load(tx, before.id);
    await this.audit.record(tx, {
      action: 'contacts.update',
      targetType: 'contact',
      targetId: before.id,
      before: facts(before),
      after: facts(after),
    });
    await this.realtime.changed(tx, 'contacts', before.id, 'updated');
    if (after.openLeadId) await this.realtime.changed(tx, 'leads', after.openLeadId, 'updated');
    return after;
  }

  private async created(tx: Tx, contact: ContactView): Promise<void> {
    await this.audit.record(tx, { action: 'contacts.create', targetType: 'contact', targetId: contact.id, after: facts(contact) });
    await this.realtime.changed(tx, 'contacts', contact.id, 'created');
  }

  private async load(tx: Tx, id: string): Promise<ContactView> {
    const contact = await this.contacts.find(tx, id);
    if (!contact) throw notFound('contact');
    return contact;
  }

  private async e164(raw: string): Promise<string> {
    const { country } = await this.orgs.profile();
    const phone = parsePhone(raw, country);
    if (!phone)
      throw invalid({ phone: `is not a phone number; write it as in ${country} or with + and the country code` }, 'contacts.invalid_phone');
    return phone.e164;
  }
}

function clean(text: string | null | undefined): string | null {
  const value = text?.trim() ?? '';
  return value === '' ? null : value;
}

/** Empty texts become null; fields that were not sent stay away. */
function checked(input: NewContact): ContactPatch {
  const patch: ContactPatch = {};
  for (const field of ['name', 'email', 'address', 'language', 'notes'] as const)
    if (input[field] !== undefined) patch[field] = clean(input[field]);
  if (input.tags !== undefined) patch.tags = [...new Set(input.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  if (input.timeZone !== undefined) {
    const zone = clean(input.timeZone);
    if (zone && !isZone(zone)) throw invalid({ timeZone: 'is not a time zone such as America/Chicago' });
    patch.timeZone = zone;
    patch.zoneSource = zone ? 'staff' : null;
  }
  return patch;
}

function facts(contact: ContactView): Record<string, unknown> {
  const { name, phone, email, address, timeZone, notes, tags, isBlocked } = contact;
  return { name, phone, email, address, timeZone, notes, tags, isBlocked };
}
