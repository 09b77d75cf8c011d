import { Injectable } from '@nestjs/common';
import { likePattern, listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Tx } from '../platform/database/database.service.js';
import type { CallLogEntry, CallView } from './call.schema.js';

/** What GET /api/calls allows. */
export const CALL_LIST: ListSpec = {
  sort: ['startedAt', 'status', 'durationSeconds'],
  defaultSort: 'startedAt',
  filters: {
    status: ['ringing', 'in_progress', 'answered', 'missed', 'rejected'],
    textBack: ['sent', 'skipped', 'acknowledged'],
    missedReason: 'text',
    isAfterHours: 'boolean',
    isStaff: 'boolean',
    contactId: 'uuid',
    leadId: 'uuid',
    conversationId: 'uuid',
    startedAt: 'instant',
  },
  hasSearch: true,
};

const COLUMNS: ListColumns = {
  fields: {
    startedAt: 'k.started_at',
    status: 'k.status',
    durationSeconds: 'k.duration_seconds',
    textBack: 'k.text_back',
    missedReason: 'k.missed_reason',
    isAfterHours: 'k.is_after_hours',
    isStaff: 'k.is_staff',
    contactId: 'k.contact_id',
    leadId: 'k.lead_id',
    conversationId: 'k.conversation_id',
  },
  tieBreaker: 'k.id',
};

const VIEW = `k.id, k.from_address AS "from", c.name AS "contactName", k.contact_id AS "contactId", k.lead_id AS "leadId", k.conversation_id AS "conversationId",
  k.status, k.missed_reason AS "missedReason", k.is_after_hours AS "isAfterHours", k.is_staff AS "isStaff", k.is_withheld AS "isWithheld",
  k.started_at AS "startedAt", k.ended_at AS "endedAt", k.ring_seconds AS "ringSeconds", k.duration_seconds AS "durationSeconds",
  k.text_back AS "textBack", k.text_back_reason AS "textBackReason",
  greatest(0, round(extract(epoch FROM o.accepted_at - k.ended_at)))::int AS "textedAfterSeconds",
  l.status AS "leadStatus", k.recording_seconds AS "recordingSeconds", k.transcription`;
const FROM = `FROM calls k
  LEFT JOIN contacts c ON c.org_id = k.org_id AND c.id = k.contact_id
  LEFT JOIN leads l ON l.org_id = k.org_id AND l.id = k.lead_id
  LEFT JOIN outbound o ON o.org_id = k.org_id AND o.id = k.text_back_outbound_id`;

export type CallListRow = Omit<CallView, 'fromLabel'> & { contactName: string | null };

/** Reads calls as lists and pages show them. */
@Injectable()
export class CallsReader {
  async list(tx: Tx, query: ListQuery): Promise<Page<CallListRow>> {
    const { q, ...rest } = query;
    const params: unknown[] = [];
    const extra = ['k.org_id = current_org()'];
    if (q !== undefined) {
      const digits = q.replace(/\D/g, '');
      params.push(likePattern(q), digits.length >= 3 ? `%${digits}%` : null);
      extra.push('(c.name ILIKE $1 OR k.transcription ILIKE $1 OR k.from_address LIKE $2)');
    }
    const sql = listSql(rest, COLUMNS, { extra, params });
    const data = await tx.query<CallListRow>(`SELECT ${VIEW} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async get(tx: Tx, id: string): Promise<(CallListRow & { events: CallLogEntry[] }) | null> {
    const [row] = await tx.query<CallListRow & { events: CallLogEntry[] }>(
      `SELECT ${VIEW}, k.events ${FROM} WHERE k.id = $1 AND k.org_id = $2`,
      [id, tx.orgId],
    );
    return row ?? null;
  }

  /** For the history of a lead: its calls and those of its person, newest first. */
  async ofLead(tx: Tx, leadId: string, contactId: string, limit: number): Promise<CallListRow[]> {
    return tx.query<CallListRow>(
      `SELECT ${VIEW} ${FROM} WHERE k.org_id = $1 AND (k.lead_id = $2 OR k.contact_id = $3) ORDER BY k.started_at DESC LIMIT $4`,
      [tx.orgId, leadId, contactId, limit],
    );
  }
}
