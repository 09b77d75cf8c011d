import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

// A notification is about a person by its thread, by its action, or by the id or number in its group or link.
const ABOUT = `n.org_id = $1 AND (n.conversation_id IN (SELECT id FROM conversations WHERE org_id = $1 AND contact_id = $2)
  OR n.escalation_id IN (SELECT id FROM escalations WHERE org_id = $1 AND contact_id = $2)
  OR mentions(n.group_key, $3) OR mentions(coalesce(n.link, '') || (n.data ->> 'sources'), $3))`;

/** What the business's own people were told about the person: in the console, and as texts from the alert number. */
@Injectable()
export class NotificationsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('notifications', this);
  }

  async references(tx: Tx, { contactId, addresses }: Person): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(`SELECT n.id FROM notifications n WHERE ${ABOUT}`, [tx.orgId, contactId, addresses]);
    return rows.map((row) => row.id);
  }

  async export(tx: Tx, { contactId, references }: Subject): Promise<Record<string, unknown>> {
    const notifications = await tx.query(
      `SELECT n.id, n.event, n.priority, n.title, n.body, n.count, n.created_at AS "createdAt" FROM notifications n WHERE ${ABOUT} ORDER BY n.created_at`,
      [tx.orgId, contactId, references],
    );
    return { notifications };
  }

  /** The texts first: they are found by what the notifications still say. */
  async erase(tx: Tx, { contactId, references }: Subject): Promise<number> {
    const about = await tx.query<{ id: string; digest: string | null }>(
      `SELECT n.id, 'digest-' || regexp_replace(n.data ->> 'deferredUntil', '[^0-9]', '', 'g') AS digest FROM notifications n WHERE ${ABOUT}`,
      [tx.orgId, contactId, references],
    );
    const keys = about.flatMap((row) => (row.digest === null ? [row.id] : [row.id, row.digest]));
    await tx.query(`SELECT erase_contact_traces('alerts', $1, $2, $3)`, [tx.orgId, contactId, [...references, ...keys]]);
    return tx.execute(
      `UPDATE notifications SET title = 'Erased', body = '', link = NULL, group_key = 'erased:' || id, data = '{}' WHERE org_id = $1 AND id = ANY($2::uuid[])`,
      [tx.orgId, about.map((row) => row.id)],
    );
  }
}
