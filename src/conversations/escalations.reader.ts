import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { actionStatus } from './action-status.rules.js';
import type { EscalationKind, EscalationPriority } from './escalations.repository.js';

export interface EscalationView {
  id: string;
  kind: EscalationKind;
  priority: EscalationPriority;
  reason: string;
  summary: string;
  package: Record<string, unknown>;
  status: 'open' | 'accepted' | 'snoozed' | 'resolved';
  assigneeUserId: string | null;
  assigneeName: string | null;
  conversationId: string | null;
  leadId: string | null;
  contactId: string | null;
  contactName: string | null;
  contactAddress: string | null;
  dueAt: Date | null;
  snoozedUntil: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  resolvedAt: Date | null;
  resolution: string | null;
  createdAt: Date;
  version: number;
}

/** A promise of the business, which is an item of the action list. */
export interface OwnPromise {
  actionId: string;
  text: string;
  dueAt: Date | null;
  madeAt: Date;
  isDone: boolean;
}

const STATUSES = ['open', 'accepted', 'snoozed', 'resolved'] as const;
const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
const KINDS = [
  'emergency',
  'human_needed',
  'commitment',
  'booking',
  'delivery',
  'opt_out',
  'repeat_call',
  'suppressed_message',
  'failure',
] as const;

/** What GET /api/actions allows. */
export const ACTION_LIST: ListSpec = {
  sort: ['priority', 'createdAt', 'dueAt'],
  defaultSort: 'priority',
  filters: { status: STATUSES, priority: PRIORITIES, kind: KINDS, conversationId: 'uuid', assigneeUserId: 'uuid' },
  hasSearch: true,
};

const COLUMNS: ListColumns = {
  fields: {
    status: actionStatus('e'),
    priority: `array_position(ARRAY['low','medium','high','critical'], e.priority)`,
    kind: 'e.kind',
    conversationId: 'e.conversation_id',
    assigneeUserId: 'e.assignee_user_id',
    createdAt: 'e.created_at',
    dueAt: 'e.due_at',
  },
  search: ['e.summary', 'k.name'],
  tieBreaker: 'e.id',
};

const FROM = `FROM escalations e LEFT JOIN contacts k ON k.org_id = e.org_id AND k.id = e.contact_id LEFT JOIN conversations c ON c.org_id = e.org_id AND c.id = e.conversation_id
  LEFT JOIN users u ON u.id = e.assignee_user_id`;
const SELECT = `SELECT e.id, e.kind, e.priority, e.reason, e.summary, e.package, ${actionStatus('e')} AS status, e.assignee_user_id AS "assigneeUserId", u.name AS "assigneeName",
  e.conversation_id AS "conversationId", e.lead_id AS "leadId", e.contact_id AS "contactId", k.name AS "contactName",
  coalesce(c.contact_address, (SELECT i.value FROM contact_identities i WHERE i.org_id = e.org_id AND i.contact_id = e.contact_id LIMIT 1)) AS "contactAddress",
  e.due_at AS "dueAt", e.snoozed_until AS "snoozedUntil", e.acknowledged_at AS "acknowledgedAt", e.acknowledged_by AS "acknowledgedBy",
  e.resolved_at AS "resolvedAt", e.resolution, e.created_at AS "createdAt", e.version`;

/** Reads of the action list. */
@Injectable()
export class EscalationsReader {
  async list(tx: Tx, query: ListQuery): Promise<Page<EscalationView>> {
    // A priority is compared by its rank, so its filter value becomes one too.
    const filters = query.filters.map((filter) =>
      filter.field === 'priority' && typeof filter.value === 'string'
        ? { ...filter, value: PRIORITIES.indexOf(filter.value as EscalationPriority) + 1 }
        : filter,
    );
    // What is done grows without end; the index of the rest is for the lists that leave it out.
    const isDoneLeftOut = filters.some(({ field, operator, value }) => field === 'status' && operator === 'eq' && value !== 'resolved');
    const extra = ['e.org_id = $1', ...(isDoneLeftOut ? [`e.status <> 'resolved'`] : [])];
    const parts = listSql({ ...query, filters }, COLUMNS, { extra, params: [tx.orgId] });
    const data = await tx.query<EscalationView>([SELECT, FROM, parts.where, parts.tail].join(' '), parts.params);
    const [count] = await tx.query<{ total: number }>(['SELECT count(*)::int AS total', FROM, parts.where].join(' '), parts.params);
    return { data, total: count?.total ?? 0 };
  }

  async get(tx: Tx, id: string): Promise<EscalationView | null> {
    const [row] = await tx.query<EscalationView>([SELECT, FROM, 'WHERE e.org_id = $1 AND e.id = $2'].join(' '), [tx.orgId, id]);
    return row ?? null;
  }

  /** What the customer was promised in a thread, newest first; done when its item is resolved. */
  promisesOf(tx: Tx, conversationId: string): Promise<OwnPromise[]> {
    return tx.query<OwnPromise>(
      `SELECT id AS "actionId", package -> 'commitment' ->> 'text' AS text, due_at AS "dueAt", created_at AS "madeAt", status = 'resolved' AS "isDone"
       FROM escalations WHERE org_id = $1 AND conversation_id = $2 AND package -> 'commitment' ->> 'text' IS NOT NULL ORDER BY created_at DESC LIMIT 10`,
      [tx.orgId, conversationId],
    );
  }

  /** The item that a person should see first when they open the thread. */
  async mostUrgentOf(tx: Tx, conversationId: string): Promise<EscalationView | null> {
    const [row] = await tx.query<EscalationView>(
      [
        SELECT,
        FROM,
        `WHERE e.org_id = $1 AND e.conversation_id = $2 AND e.status <> 'resolved'
         ORDER BY array_position(ARRAY['low','medium','high','critical'], e.priority) DESC, e.created_at DESC LIMIT 1`,
      ].join(' '),
      [tx.orgId, conversationId],
    );
    return row ?? null;
  }
}
