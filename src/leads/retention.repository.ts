import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL that finds people whose retention time is over; what counts as a sign of somebody is said in migration 050. */
@Injectable()
export class RetentionRepository {
  /** Orgs with at least one such person, or a call as old of nobody they know. */
  async orgs(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT retention_orgs AS id FROM retention_orgs($1)', [limit]);
    return rows.map(({ id }) => id);
  }

  /** Such people of the active org, those unheard of for longest first. */
  async due(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT retention_due AS id FROM retention_due($1, NULL, $2)', [tx.orgId, limit]);
    return rows.map(({ id }) => id);
  }

  async isDue(tx: Tx, contactId: string): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM retention_due($1, $2, 1)', [tx.orgId, contactId])).length === 1;
  }
}
