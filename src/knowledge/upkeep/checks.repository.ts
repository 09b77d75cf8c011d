import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { StaleReason } from '../knowledge.schema.js';
import { PAGE_AGE_DAYS, TEXT_AGE_DAYS } from './recheck.rules.js';

/** SQL of looking again at what is known. */
@Injectable()
export class ChecksRepository {
  /** Of all businesses, the longest unseen first; in a system transaction. */
  due(tx: Tx, limit: number): Promise<{ orgId: string; id: string }[]> {
    return tx.query(`SELECT org_id AS "orgId", id FROM knowledge_due(make_interval(days => $1), make_interval(days => $2), $3)`, [
      PAGE_AGE_DAYS,
      TEXT_AGE_DAYS,
      limit,
    ]);
  }

  async failedChecks(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.query<{ failed: number }>(
      'SELECT failed_checks AS failed FROM knowledge_documents WHERE org_id = $1 AND id = $2',
      [tx.orgId, id],
    );
    return row?.failed ?? 0;
  }

  /** Its text is what it was; the version stays, because nobody changed anything. */
  async seenSame(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_documents SET last_verified_at = app_now(), failed_checks = 0, check_after = NULL, is_stale = false, stale_reason = NULL,
         found_content = NULL WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id],
    );
  }

  async setStale(tx: Tx, id: string, reason: StaleReason, foundContent: string | null): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_documents SET is_stale = true, stale_reason = $3, found_content = $4, failed_checks = 0, check_after = NULL,
         version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, reason, foundContent],
    );
  }

  async tryAgain(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_documents SET failed_checks = failed_checks + 1, check_after = app_now() + interval '1 day' WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id],
    );
  }
}
