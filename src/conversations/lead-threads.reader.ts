import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '../leads/lead.schema.js';
import type { TimelineSubject } from '../leads/lead-timeline.service.js';
import type { Tx } from '../platform/database/database.service.js';

const SENDERS: Record<string, string> = { customer: 'Customer wrote', ai: 'Assistant wrote', human: 'Staff wrote', system: 'Text sent' };

interface MessageLine {
  at: Date;
  sender: string;
  body: string;
  conversationId: string;
}

interface EscalationLine {
  at: Date;
  kind: string;
  summary: string;
}

/** What conversations know about leads. */
@Injectable()
export class LeadThreadsReader {
  /** The newest thread of each lead; one that moved on to a later lead of the same person still counts for the earlier one. */
  async newest(tx: Tx, leadIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ leadId: string; id: string }>(
      `SELECT DISTINCT ON (l.id) l.id AS "leadId", c.id FROM leads l JOIN conversations c ON c.org_id = l.org_id AND c.contact_id = l.contact_id
       WHERE l.org_id = $1 AND l.id = ANY($2::uuid[]) ORDER BY l.id, (c.lead_id = l.id) DESC, c.last_message_at DESC`,
      [tx.orgId, leadIds],
    );
    return new Map(rows.map((row) => [row.leadId, row.id]));
  }

  async timeline(tx: Tx, subject: TimelineSubject, limit: number): Promise<TimelineEntry[]> {
    const messages = await tx.query<MessageLine>(
      `SELECT m.created_at AS at, m.sender, left(m.body, 300) AS body, m.conversation_id AS "conversationId" FROM messages m
       JOIN conversations c ON c.org_id = m.org_id AND c.id = m.conversation_id
       WHERE c.org_id = $1 AND c.contact_id = $2 AND m.deleted_at IS NULL AND m.kind <> 'draft' ORDER BY m.created_at DESC, m.seq DESC LIMIT $3`,
      [tx.orgId, subject.contactId, limit],
    );
    const escalations = await tx.query<EscalationLine>(
      'SELECT created_at AS at, kind, summary FROM escalations WHERE org_id = $1 AND lead_id = $2 ORDER BY created_at DESC LIMIT $3',
      [tx.orgId, subject.leadId, limit],
    );
    return [
      ...messages.map((line) => ({
        at: line.at,
        type: 'message',
        title: SENDERS[line.sender] ?? 'Message',
        detail: line.body,
        link: `/inbox/${line.conversationId}`,
      })),
      ...escalations.map((line) => ({
        at: line.at,
        type: 'action',
        title: `Action: ${line.kind.replaceAll('_', ' ')}`,
        detail: line.summary,
        link: '/actions',
      })),
    ];
  }
}
