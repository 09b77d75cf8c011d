import { Injectable } from '@nestjs/common';
import { consolePages } from '../common/console-links.rules.js';
import { addMinutes } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Story, StoryLead, StoryThread, StoryVisit } from './demo-story.schema.js';

/** Who and where a story belongs to, once its rows exist. */
interface Place {
  accountId: string;
  number: string;
  contactId: string | null;
  leadId: string | null;
  conversationId: string | null;
}

/** Writes the demo past through the real tables; no event is emitted and nothing is sent. */
@Injectable()
export class DemoHistoryRepository {
  async hasHistory(tx: Tx): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM calls WHERE org_id = $1 LIMIT 1', [tx.orgId]);
    return rows.length > 0;
  }

  async tell(tx: Tx, story: Story, account: { id: string; address: string }): Promise<void> {
    const place: Place = { accountId: account.id, number: account.address, contactId: null, leadId: null, conversationId: null };
    if (story.thread) place.contactId = await this.contact(tx, story);
    if (story.lead && place.contactId) place.leadId = await this.lead(tx, story.lead, story, place.contactId);
    if (story.thread) place.conversationId = await this.thread(tx, story.thread, story, place);
    await this.call(tx, story, place);
    if (story.visit) await this.visit(tx, story.visit, story, place);
    if (story.action) await this.action(tx, story, place);
  }

  private async contact(tx: Tx, story: Story): Promise<string> {
    const id = newId();
    await tx.execute('INSERT INTO contacts (id, org_id, name, address, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)', [
      id,
      tx.orgId,
      story.name,
      story.address,
      story.call.at,
    ]);
    await tx.execute(
      `INSERT INTO contact_identities (id, org_id, contact_id, kind, value, created_at) VALUES ($1, $2, $3, 'phone', $4, $5)`,
      [newId(), tx.orgId, id, story.phone, story.call.at],
    );
    return id;
  }

  private async lead(tx: Tx, lead: StoryLead, story: Story, contactId: string): Promise<string> {
    const id = newId();
    const last = lead.completedAt ?? story.thread?.lines.at(-1)?.at ?? story.call.at;
    await tx.execute(
      `INSERT INTO leads (id, org_id, contact_id, status, source, actual_value_minor, is_open, texted_at, engaged_at, qualified_at, booked_at, completed_at,
         closed_at, last_activity_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'missed_call', $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $12)`,
      [
        id,
        tx.orgId,
        contactId,
        lead.status,
        lead.actualValueMinor,
        lead.status !== 'completed',
        lead.textedAt,
        lead.engagedAt,
        lead.qualifiedAt,
        lead.bookedAt,
        lead.completedAt,
        last,
        story.call.at,
      ],
    );
    for (const [name, value] of Object.entries(lead.slots)) {
      await tx.execute('INSERT INTO lead_slots (org_id, lead_id, name, value, confidence, updated_at) VALUES ($1, $2, $3, $4, 0.9, $5)', [
        tx.orgId,
        id,
        name,
        value,
        last,
      ]);
    }
    return id;
  }

  private async thread(tx: Tx, thread: StoryThread, story: Story, place: Place): Promise<string> {
    const id = newId();
    const last = thread.lines.at(-1);
    const inboundSeq = thread.lines.findLastIndex((line) => line.from === 'customer') + 1;
    const lastOf = (from: 'customer' | 'ai') => thread.lines.findLast((line) => line.from === from)?.at ?? null;
    await tx.execute(
      `INSERT INTO conversations (id, org_id, contact_id, channel_account_id, lead_id, contact_address, status, close_reason, stage, handler, handler_since,
         last_seq, inbound_seq, processed_seq, last_inbound_at, last_outbound_at, last_message_at, last_preview, follow_up_count, priority, opened_at, closed_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $11, left($16, 160), $17, $18, $19, $20, $19)`,
      [
        id,
        tx.orgId,
        place.contactId,
        place.accountId,
        place.leadId,
        story.phone,
        thread.closedAt ? 'closed' : 'open',
        thread.closeReason,
        thread.stage,
        thread.handler,
        last?.at ?? thread.openedAt,
        thread.lines.length,
        inboundSeq,
        lastOf('customer'),
        lastOf('ai'),
        last?.body ?? '',
        thread.followUpCount,
        story.action?.priority ?? 'none',
        thread.openedAt,
        thread.closedAt,
      ],
    );
    for (const [index, line] of thread.lines.entries()) await this.line(tx, { ...line, seq: index + 1 }, id, story, place);
    return id;
  }

  private async line(
    tx: Tx,
    line: StoryThread['lines'][number] & { seq: number },
    conversationId: string,
    story: Story,
    place: Place,
  ): Promise<void> {
    const messageId = newId();
    const isInbound = line.from === 'customer';
    await tx.execute(
      `INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, kind, body, provider_message_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        messageId,
        tx.orgId,
        conversationId,
        place.accountId,
        line.seq,
        isInbound ? 'in' : 'out',
        line.from,
        line.kind,
        line.body,
        isInbound ? `demo-${messageId}` : null,
        line.at,
      ],
    );
    if (isInbound) return;
    const lane = line.kind === 'follow_up' ? 'configured_sequence' : 'reply';
    await tx.execute(
      `INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, state, not_before,
         provider_sid, provider_status, accepted_at, sent_at, delivered_at, settled_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'delivered', $11, $12, 'delivered', $11, $11, $11, $11, $11)`,
      [
        newId(),
        tx.orgId,
        conversationId,
        messageId,
        place.accountId,
        line.seq,
        story.phone,
        `demo:${story.key}:${line.seq}`,
        lane,
        line.kind,
        line.at,
        `demo-${messageId}`,
      ],
    );
  }

  private async call(tx: Tx, story: Story, place: Place): Promise<void> {
    const { call } = story;
    const ringEnd = addMinutes(call.at, call.ringSeconds / 60);
    const isMissed = call.status === 'missed';
    await tx.execute(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, contact_id, lead_id, conversation_id, status, missed_reason,
         is_after_hours, started_at, answered_at, ended_at, ring_seconds, duration_seconds, text_back, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $13)`,
      [
        newId(),
        tx.orgId,
        place.accountId,
        `demo-${newId()}`,
        story.phone,
        place.number,
        place.contactId,
        place.leadId,
        place.conversationId,
        call.status,
        call.missedReason,
        call.isAfterHours,
        call.at,
        isMissed ? null : ringEnd,
        addMinutes(ringEnd, (call.durationSeconds ?? 0) / 60),
        call.ringSeconds,
        call.durationSeconds,
        isMissed ? 'sent' : null,
      ],
    );
  }

  private async visit(tx: Tx, visit: StoryVisit, story: Story, place: Place): Promise<void> {
    const id = newId();
    const endsAt = addMinutes(visit.startsAt, visit.minutes);
    await tx.execute(
      `INSERT INTO appointments (id, org_id, contact_id, lead_id, conversation_id, service_id, service_name, resource_id, starts_at, ends_at, busy_until, status,
         source, address, created_at, updated_at)
       SELECT $1, $2, $3, $4, $5, (SELECT s.id FROM services s WHERE s.org_id = $2 AND s.name = $6 AND s.is_active), $6, r.id, $7, $8, $8, $9, 'ai', $10, $11, $11
       FROM resources r WHERE r.org_id = $2 AND r.is_default`,
      [
        id,
        tx.orgId,
        place.contactId,
        place.leadId,
        place.conversationId,
        visit.serviceName,
        visit.startsAt,
        endsAt,
        visit.status,
        story.address,
        visit.bookedAt,
      ],
    );
    await tx.execute(
      `INSERT INTO appointment_history (org_id, appointment_id, event, to_starts_at, actor, at) VALUES ($1, $2, 'booked', $3, 'ai', $4)`,
      [tx.orgId, id, visit.startsAt, visit.bookedAt],
    );
  }

  private async action(tx: Tx, story: Story, place: Place): Promise<void> {
    const { action, lead } = story;
    if (!action) return;
    const brief = {
      reason: action.reason,
      priority: action.priority,
      summary: action.summary,
      slots: lead?.slots ?? {},
      recommendedAction: action.recommendedAction,
    };
    const id = newId();
    await tx.execute(
      `INSERT INTO escalations (id, org_id, conversation_id, lead_id, contact_id, kind, priority, reason, summary, package, dedupe_key, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'human_needed', $6, $7, $8, $9, $10, $11, $11)`,
      [
        id,
        tx.orgId,
        place.conversationId,
        place.leadId,
        place.contactId,
        action.priority,
        action.reason,
        action.summary,
        JSON.stringify(brief),
        `demo:${story.key}`,
        action.at,
      ],
    );
    await tx.execute(
      `INSERT INTO notifications (id, org_id, event, priority, title, body, link, group_key, conversation_id, escalation_id, created_at, updated_at)
       VALUES ($1, $2, 'conversation.human_needed', 'high', $3, $4, $5, $6, $7, $8, $9, $9)`,
      [
        newId(),
        tx.orgId,
        `${story.name ?? 'A customer'} needs a person`,
        action.summary,
        consolePages.thread(place.conversationId ?? ''),
        `human:${place.conversationId}`,
        place.conversationId,
        id,
        action.at,
      ],
    );
  }
}
