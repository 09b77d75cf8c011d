import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

const ABOUT = `org_id = $1 AND (mentions(dedupe_key, $2) OR mentions(payload::text, $2) OR conversation_id::text = ANY($2))`;

/** Deferred work about a person: what was planned for them no longer happens, and what is kept of it is empty. */
@Injectable()
export class JobsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('jobs', this);
  }

  async export(tx: Tx, { references }: Subject): Promise<Record<string, unknown>> {
    const planned = await tx.query(
      `SELECT kind, due_at AS "dueAt", state FROM jobs WHERE ${ABOUT} AND state IN ('pending', 'running') ORDER BY due_at`,
      [tx.orgId, references],
    );
    return { planned };
  }

  erase(tx: Tx, { references }: Subject): Promise<number> {
    return tx.execute(
      `UPDATE jobs SET payload = '{}', last_error = NULL, state = CASE WHEN state IN ('pending', 'dead') THEN 'cancelled' ELSE state END,
         finished_at = coalesce(finished_at, now()) WHERE ${ABOUT}`,
      [tx.orgId, references],
    );
  }
}
