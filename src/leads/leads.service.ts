import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { notFound } from '../common/errors.js';
import { parsePhone } from '../common/phone.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { Contacts } from './contacts.service.js';
import { isOpenStatus, nextLeadStatus, type LeadEvent, type LeadSource, type LeadStatus } from './lead.machine.js';
import type { LeadView, SlotChange } from './lead.schema.js';
import { otherOpenLead } from './leads.errors.js';
import { isLost } from './legal-hold.rules.js';
import { LeadsRepository, type LeadPatch, type LeadState } from './leads.repository.js';
import { knownValue, mergeSlot, type SlotMap, type FactName, type SlotProposal } from './slots.rules.js';

const STEP_OF_EVENT: Partial<Record<LeadEvent, keyof LeadPatch>> = {
  contacted: 'textedAt',
  replied: 'engagedAt',
  qualified: 'qualifiedAt',
  booked: 'bookedAt',
  completed: 'completedAt',
};

/** Enough to read how a fact changed; nobody scrolls further. */
const MAX_HISTORY = 100;

/** What a lead learns about the person rather than about the job. */
const CONTACT_FIELDS = ['name', 'email', 'address'] as const;

/** Opportunities: at most one open per person, with facts that carry their confidence and source. */
@Injectable()
export class Leads {
  constructor(
    private readonly database: Database,
    private readonly leads: LeadsRepository,
    private readonly contacts: Contacts,
    private readonly orgs: OrgsService,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
  ) {}

  /** The person's open lead; a new one with this source if there is none. */
  openFor(contactId: string, source: LeadSource): Promise<LeadView> {
    return this.database.transaction(async (tx) => {
      const { id, isNew } = await this.leads.claimOpen(tx, contactId, source, this.clock.now());
      const lead = await this.load(tx, id);
      if (isNew) {
        await this.audit.record(tx, {
          action: 'leads.create',
          targetType: 'lead',
          targetId: id,
          after: { status: lead.status, source, contactId },
        });
        await this.realtime.changed(tx, 'leads', id, 'created');
      }
      return lead;
    });
  }

  get(id: string): Promise<LeadView> {
    return this.database.transaction((tx) => this.load(tx, id));
  }

  /** `q` finds a number in any format, a name, a service, an address or a note. */
  async list(query: ListQuery): Promise<Page<LeadView>> {
    const { country } = await this.orgs.profile();
    const e164 = query.q === undefined ? null : (parsePhone(query.q, country)?.e164 ?? null);
    return this.database.transaction((tx) => this.leads.list(tx, query, e164));
  }

  slots(leadId: string): Promise<SlotMap> {
    return this.database.transaction((tx) => this.leads.slots(tx, leadId));
  }

  /** Every value that the facts of a lead had, newest first, at most 100. */
  slotHistory(leadId: string): Promise<SlotChange[]> {
    return this.database.transaction((tx) => this.leads.slotHistory(tx, leadId, MAX_HISTORY));
  }

  /** Takes in proposed facts by the rules of C-42; every replaced value stays in the history. */
  mergeSlots(leadId: string, proposals: readonly SlotProposal[]): Promise<{ changed: FactName[]; slots: SlotMap }> {
    return this.database.transaction(async (tx) => this.mergeLocked(tx, leadId, await this.lockSlots(tx, leadId), proposals));
  }

  /** The facts of a lead, locked until the transaction ends. */
  async lockSlots(tx: Tx, leadId: string): Promise<SlotMap> {
    const [isLocked, slots] = await Promise.all([this.leads.lock(tx, leadId), this.leads.slots(tx, leadId)]);
    if (!isLocked) throw notFound('lead');
    return slots;
  }

  /** The same for a caller who has locked the facts before; waits for nothing. */
  async mergeLocked(
    tx: Tx,
    leadId: string,
    before: SlotMap,
    proposals: readonly SlotProposal[],
  ): Promise<{ changed: FactName[]; slots: SlotMap }> {
    const slots: SlotMap = { ...before };
    const at = this.clock.now();
    for (const proposal of proposals) {
      const merged = mergeSlot(slots[proposal.name], proposal);
      if (!merged?.isChanged) continue;
      const { isChanged: _, ...value } = merged;
      slots[proposal.name] = { ...value, updatedAt: at.toISOString() };
      this.leads.writeSlot(tx, leadId, proposal.name, merged, at);
    }
    const changed = (Object.keys(slots) as FactName[]).filter((name) => slots[name] !== before[name]);
    if (changed.length > 0) await this.slotsChanged(tx, leadId, { before, after: slots, changed });
    return { changed, slots };
  }

  /** Moves the lead by what happened; an event that its state cannot take is a 409. */
  transition(leadId: string, event: LeadEvent): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.leads.lockState(tx, leadId);
      if (!before) throw notFound('lead');
      const step = STEP_OF_EVENT[event];
      await this.move(tx, before, nextLeadStatus(before.status, event), step ? { [step]: this.clock.now() } : {});
    });
  }

  /** Writes a new status with everything that hangs on it; used by events and by staff. The lead must be locked. */
  async move(tx: Tx, before: LeadState, status: LeadStatus, extra: LeadPatch = {}): Promise<void> {
    const at = this.clock.now();
    const isOpen = isOpenStatus(status);
    if (isOpen && !before.isOpen) {
      const other = await this.leads.openIdOf(tx, before.contactId);
      if (other && other !== before.id) throw otherOpenLead(other);
    }
    const patch: LeadPatch = { ...extra };
    if (status !== before.status) {
      Object.assign(patch, { status, isOpen, closedAt: isOpen ? null : at });
      // The value is fixed when somebody books, so that a later change of the average does not rewrite the past.
      if (status === 'booked' && before.estimatedValueMinor === null && patch.estimatedValueMinor === undefined) {
        patch.estimatedValueMinor = (await this.orgs.profile()).settings.averageJobValueMinor;
      }
    }
    this.leads.update(tx, before.id, patch, at, status !== before.status);
    if (status !== before.status) {
      await this.audit.record(tx, {
        action: 'leads.status',
        targetType: 'lead',
        targetId: before.id,
        before: { status: before.status },
        after: { status, at: at.toISOString() },
      });
    }
    await this.realtime.changed(tx, 'leads', before.id, 'updated');
  }

  private async slotsChanged(tx: Tx, leadId: string, change: { before: SlotMap; after: SlotMap; changed: FactName[] }): Promise<void> {
    this.leads.update(tx, leadId, {}, this.clock.now(), false);
    const pick = (slots: SlotMap): Record<string, string | null> =>
      Object.fromEntries(change.changed.map((name) => [name, slots[name]?.value ?? null]));
    await this.audit.record(tx, {
      action: 'leads.slots',
      targetType: 'lead',
      targetId: leadId,
      before: pick(change.before),
      after: pick(change.after),
    });
    await this.realtime.changed(tx, 'leads', leadId, 'updated');
    await this.fillContact(tx, leadId, change);
  }

  /** The person takes over what the lead learned, unless staff wrote something else there. */
  private async fillContact(
    tx: Tx,
    leadId: string,
    { before, after, changed }: { before: SlotMap; after: SlotMap; changed: FactName[] },
  ): Promise<void> {
    if (!CONTACT_FIELDS.some((field) => changed.includes(field))) return;
    const contact = await this.leads.personOf(tx, leadId);
    if (!contact) throw notFound('lead');
    const patch: { name?: string; email?: string; address?: string } = {};
    for (const field of CONTACT_FIELDS) {
      // a guess would come back from the person as a fact
      const value = knownValue(after, field);
      if (value === undefined || !changed.includes(field) || contact[field] === value) continue;
      // words of a customer never fail, and what a hold keeps stays: the facts of the lead have the new value
      if (contact.holdAt && after[field]?.source !== 'staff' && isLost(contact[field], value)) continue;
      if (contact[field] === null || contact[field] === before[field]?.value || after[field]?.source === 'staff') patch[field] = value;
    }
    if (Object.keys(patch).length > 0) await this.contacts.update(contact.id, patch);
  }

  private async load(tx: Tx, id: string): Promise<LeadView> {
    const lead = await this.leads.find(tx, id);
    if (!lead) throw notFound('lead');
    return lead;
  }
}
