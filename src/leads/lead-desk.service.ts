import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { invalid, notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Contacts } from './contacts.service.js';
import { LADDER_STEP, manualLeadStatus, type LeadSource, type LeadStatus } from './lead.machine.js';
import type { LeadView } from './lead.schema.js';
import { duplicatePhone, staleLead } from './leads.errors.js';
import { isLost } from './legal-hold.rules.js';
import { LegalHolds } from './legal-holds.service.js';
import { LeadsRepository, type LeadPatch } from './leads.repository.js';
import { Leads } from './leads.service.js';
import { cleanSlot, type SlotName, type SlotProposal } from './slots.rules.js';

/** The facts a member of staff may write beside the lead itself. */
export interface LeadFacts {
  name?: string | null;
  email?: string | null;
  address?: string | null;
  service?: string | null;
  urgency?: string | null;
  preferredTime?: string | null;
}

export interface NewLead extends LeadFacts {
  phone?: string;
  contactId?: string;
  source?: LeadSource;
  notes?: string | null;
  estimatedValueMinor?: number | null;
}

export interface LeadChange extends LeadFacts {
  version: number;
  phone?: string | null;
  status?: LeadStatus;
  notes?: string | null;
  estimatedValueMinor?: number | null;
  actualValueMinor?: number | null;
  ownerUserId?: string | null;
}

const SLOT_OF: Record<keyof LeadFacts, SlotName> = {
  name: 'name',
  email: 'email',
  address: 'address',
  service: 'service_needed',
  urgency: 'urgency',
  preferredTime: 'preferred_time',
};

/** What people do with leads in the console: add, correct, move. */
@Injectable()
export class LeadDesk {
  constructor(
    private readonly database: Database,
    private readonly leads: Leads,
    private readonly repository: LeadsRepository,
    private readonly contacts: Contacts,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly holds: LegalHolds,
  ) {}

  /** A lead for a new person, or the next one of a known person; a person with an open lead is a 409 that names it. */
  create(input: NewLead): Promise<LeadView> {
    if (!input.phone && !input.contactId) throw invalid({ phone: 'give a phone number or a contact' });
    return this.database.transaction(async (tx) => {
      const contact = input.contactId
        ? await this.contacts.get(input.contactId)
        : await this.contacts.byPhone(input.phone!, { create: true, name: input.name ?? null });
      if (contact.openLeadId) throw duplicatePhone(contact.id, contact.openLeadId);
      const lead = await this.leads.openFor(contact.id, input.source ?? 'manual');
      await this.writeFacts(tx, lead.id, input);
      const patch = pick(input, ['notes', 'estimatedValueMinor']);
      if (Object.keys(patch).length > 0) this.repository.update(tx, lead.id, patch, this.clock.now(), false);
      return this.leads.get(lead.id);
    });
  }

  update(id: string, change: LeadChange): Promise<LeadView> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.lock(tx, id))) throw notFound('lead');
      const before = await this.leads.get(id);
      if (before.version !== change.version) throw staleLead(before);
      if (change.ownerUserId && !(await this.repository.isColleague(tx, change.ownerUserId)))
        throw invalid({ ownerUserId: 'is not a person of this business' });
      if (isLost(before.notes, change.notes)) await this.holds.refuseLoss(tx, before.contactId);
      if (change.phone !== undefined) await this.contacts.update(before.contactId, { phone: change.phone });
      await this.writeFacts(tx, id, change);
      const status = change.status ? manualLeadStatus(before.status, change.status) : before.status;
      const step = change.status ? LADDER_STEP[status] : undefined;
      const patch = pick(change, ['notes', 'estimatedValueMinor', 'actualValueMinor', 'ownerUserId']);
      await this.leads.move(tx, before, status, { ...patch, ...(step && status !== before.status ? { [step]: this.clock.now() } : {}) });
      // A change of status has already raised the version.
      if (status === before.status) this.repository.update(tx, id, {}, this.clock.now(), true);
      const after = await this.leads.get(id);
      await this.audit.record(tx, { action: 'leads.update', targetType: 'lead', targetId: id, before: facts(before), after: facts(after) });
      return after;
    });
  }

  private async writeFacts(tx: Tx, leadId: string, input: LeadFacts): Promise<void> {
    const proposals: SlotProposal[] = [];
    for (const [field, slot] of Object.entries(SLOT_OF) as [keyof LeadFacts, SlotName][]) {
      const value = input[field];
      if (value === undefined) continue;
      if (value === null || value.trim() === '') await this.repository.clearSlot(tx, leadId, slot);
      else if (cleanSlot(slot, value) === null) throw invalid({ [field]: `is not a valid ${slot.replaceAll('_', ' ')}` });
      else proposals.push({ name: slot, value, confidence: 1, sourceMessageId: null, source: 'staff' });
    }
    if (proposals.length > 0) await this.leads.mergeSlots(leadId, proposals);
  }
}

function pick<K extends keyof LeadPatch & keyof (NewLead & LeadChange)>(
  input: Partial<Pick<LeadPatch, K>>,
  fields: readonly K[],
): LeadPatch {
  const patch: LeadPatch = {};
  for (const field of fields) if (input[field] !== undefined) Object.assign(patch, { [field]: input[field] });
  return patch;
}

function facts(lead: LeadView): Record<string, unknown> {
  const { notes, estimatedValueMinor, actualValueMinor, ownerUserId, name, phone, email, address, service, urgency } = lead;
  return { notes, estimatedValueMinor, actualValueMinor, ownerUserId, name, phone, email, address, service, urgency };
}
