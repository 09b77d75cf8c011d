import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { TimelineEntry } from './lead.schema.js';
import { isOwnFact, OWN_MARK } from './slots.rules.js';

const SLOT_LABELS: Record<string, string> = {
  service_needed: 'Service',
  urgency: 'Urgency',
  name: 'Name',
  address: 'Address',
  preferred_time: 'Preferred time',
  email: 'E-mail',
};

interface SlotLine {
  at: Date;
  name: string;
  oldValue: string | null;
  value: string;
  source: string;
}

interface StatusLine {
  at: Date;
  actorType: string;
  actorName: string | null;
  from: string | null;
  to: string;
}

/** What the leads module itself remembers about a lead: when it began, which facts changed, which statuses it had. */
@Injectable()
export class LeadHistoryRepository {
  async of(tx: Tx, leadId: string, limit: number): Promise<TimelineEntry[]> {
    const [lead] = await tx.query<{ at: Date; source: string }>(
      'SELECT created_at AS at, source FROM leads WHERE org_id = $1 AND id = $2',
      [tx.orgId, leadId],
    );
    const slots = await tx.query<SlotLine>(
      'SELECT at, name, old_value AS "oldValue", value, source FROM lead_slot_history WHERE org_id = $1 AND lead_id = $2 ORDER BY id DESC LIMIT $3',
      [tx.orgId, leadId, limit],
    );
    const statuses = await tx.query<StatusLine>(
      `SELECT coalesce((after ->> 'at')::timestamptz, at) AS at, actor_type AS "actorType", actor_name AS "actorName", before ->> 'status' AS "from", after ->> 'status' AS "to"
       FROM audit_entries WHERE org_id = $1 AND target_type = 'lead' AND target_id = $2 AND action = 'leads.status'
       ORDER BY id DESC LIMIT $3`,
      [tx.orgId, leadId, limit],
    );
    const start: TimelineEntry[] = lead
      ? [{ at: lead.at, type: 'lead.created', title: 'Lead created', detail: `Source: ${words(lead.source)}`, link: null }]
      : [];
    return [...slots.map(slotEntry), ...statuses.map(statusEntry), ...start];
  }
}

function slotEntry(line: SlotLine): TimelineEntry {
  const label = SLOT_LABELS[line.name] ?? (isOwnFact(line.name) ? line.name.slice(OWN_MARK.length) : words(line.name));
  const detail = line.oldValue === null ? line.value : `${line.oldValue} -> ${line.value}`;
  return {
    at: line.at,
    type: 'lead.slot',
    title: `${label} ${line.oldValue === null ? 'noted' : 'changed'}`,
    detail: line.source === 'staff' ? `${detail} (by staff)` : detail,
    link: null,
  };
}

function statusEntry(line: StatusLine): TimelineEntry {
  const by = line.actorType === 'user' ? (line.actorName ?? 'a member of staff') : line.actorType === 'ai' ? 'the assistant' : null;
  return {
    at: line.at,
    type: 'lead.status',
    title: `Status: ${words(line.to)}`,
    detail: [line.from ? `was ${words(line.from)}` : null, by ? `by ${by}` : null].filter((part) => part !== null).join(', ') || null,
    link: null,
  };
}

function words(value: string): string {
  return value.replaceAll('_', ' ');
}
