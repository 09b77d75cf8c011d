import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

const ABOUT = 'org_id = $1 AND (contact_id = $2 OR from_address = ANY($3) OR forwarded_from = ANY($3))';

/** The call itself stays counted. */
const EMPTIED = `from_address = CASE WHEN is_withheld THEN from_address ELSE 'erased' END, forwarded_from = NULL, recording_url = NULL,
  recording_seconds = NULL, transcription = NULL, events = '[]', version = version + 1`;

/** Whose phone rang us, and what was said after the tone. */
@Injectable()
export class CallsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('voice', this);
  }

  async references(tx: Tx, { contactId, addresses }: Person): Promise<string[]> {
    const rows = await tx.query<{ id: string; sid: string }>(`SELECT id, provider_call_id AS sid FROM calls WHERE ${ABOUT}`, [
      tx.orgId,
      contactId,
      addresses,
    ]);
    return rows.flatMap((row) => [row.id, row.sid]);
  }

  async export(tx: Tx, { contactId, addresses }: Subject): Promise<Record<string, unknown>> {
    const calls = await tx.query(
      `SELECT id, from_address AS "from", to_address AS "to", forwarded_from AS "forwardedFrom", status, missed_reason AS "missedReason",
         started_at AS "startedAt", answered_at AS "answeredAt", ended_at AS "endedAt", duration_seconds AS "durationSeconds",
         recording_url AS "recordingUrl", recording_seconds AS "recordingSeconds", transcription, text_back AS "textBack", events
       FROM calls WHERE ${ABOUT} ORDER BY started_at`,
      [tx.orgId, contactId, addresses],
    );
    return { calls };
  }

  /** It now belongs to the erased row even if it was never tied to the person. */
  erase(tx: Tx, { contactId, addresses }: Subject): Promise<number> {
    return tx.execute(`UPDATE calls SET contact_id = $2, ${EMPTIED} WHERE ${ABOUT}`, [tx.orgId, contactId, addresses]);
  }

  /** Of withheld numbers, and of strangers who were answered and never became a contact. */
  expire(tx: Tx, limit: number): Promise<number> {
    return tx.execute(`UPDATE calls SET ${EMPTIED} WHERE org_id = $1 AND id IN (SELECT retention_calls($1, $2))`, [tx.orgId, limit]);
  }
}
