import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

/** The name that an erased person's row keeps: figures still count it, and nobody finds a person behind it. */
const ERASED_NAME = 'Erased person';

const LEADS = 'SELECT id FROM leads WHERE org_id = $1 AND contact_id = $2';

/** Who the person is, how they are reached, and what we learned about their wish. */
@Injectable()
export class LeadsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('leads', this);
  }

  async references(tx: Tx, { contactId }: Person): Promise<string[]> {
    return (await tx.query<{ id: string }>(LEADS, [tx.orgId, contactId])).map((row) => row.id);
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    const params = [tx.orgId, contactId];
    const [contact] = await tx.query(
      `SELECT id, name, email, address, time_zone AS "timeZone", language, notes, tags, custom, is_blocked AS "isBlocked", line_type AS "lineType", line_type_at AS "lineTypeAt", whatsapp_unreachable_at AS "whatsappUnreachableAt",
         created_at AS "createdAt", updated_at AS "updatedAt" FROM contacts WHERE org_id = $1 AND id = $2`,
      params,
    );
    const identities = await tx.query(
      'SELECT kind, value, created_at AS "createdAt" FROM contact_identities WHERE org_id = $1 AND contact_id = $2 ORDER BY created_at',
      params,
    );
    const leads = await tx.query(
      `SELECT id, status, source, notes, estimated_value_minor AS "estimatedValueMinor", actual_value_minor AS "actualValueMinor", texted_at AS "textedAt",
         engaged_at AS "engagedAt", qualified_at AS "qualifiedAt", booked_at AS "bookedAt", completed_at AS "completedAt", closed_at AS "closedAt",
         created_at AS "createdAt" FROM leads WHERE org_id = $1 AND contact_id = $2 ORDER BY created_at`,
      params,
    );
    const facts = await tx.query(
      `SELECT lead_id AS "leadId", name, value, confidence, source, source_message_id AS "sourceMessageId", updated_at AS "updatedAt"
       FROM lead_slots WHERE org_id = $1 AND lead_id IN (${LEADS}) ORDER BY lead_id, name`,
      params,
    );
    const factHistory = await tx.query(
      `SELECT lead_id AS "leadId", name, old_value AS "oldValue", value, confidence, source, at
       FROM lead_slot_history WHERE org_id = $1 AND lead_id IN (${LEADS}) ORDER BY id`,
      params,
    );
    return { contact, identities, leads, facts, factHistory };
  }

  /** The rows of the person and of their opportunities stay, because figures count them; an open one is given up. */
  async erase(tx: Tx, { contactId }: Subject): Promise<number> {
    const params = [tx.orgId, contactId];
    let count = await tx.execute('DELETE FROM contact_identities WHERE org_id = $1 AND contact_id = $2', params);
    count += await tx.execute(`DELETE FROM lead_slots WHERE org_id = $1 AND lead_id IN (${LEADS})`, params);
    count += await tx.execute(`DELETE FROM lead_slot_history WHERE org_id = $1 AND lead_id IN (${LEADS})`, params);
    count += await tx.execute(
      `UPDATE leads SET notes = NULL, status = CASE WHEN is_open THEN 'dropped' ELSE status END, closed_at = coalesce(closed_at, app_now()), is_open = false,
         version = version + 1, updated_at = app_now() WHERE org_id = $1 AND contact_id = $2`,
      params,
    );
    count += await tx.execute(
      `UPDATE contacts SET name = $3, email = NULL, address = NULL, time_zone = NULL, zone_source = NULL, language = NULL, notes = NULL, tags = '{}',
         custom = '{}', is_blocked = false, line_type = 'unknown', line_type_at = NULL, whatsapp_unreachable_at = NULL, anonymised_at = app_now(), updated_at = app_now() WHERE org_id = $1 AND (id = $2 OR merged_into = $2)`,
      [...params, ERASED_NAME],
    );
    return count;
  }
}
