import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { NumberPurchase } from './number-purchase.entity.js';

const ROW = `SELECT id, org_id AS "orgId", address, request_key AS "requestKey", external_account_id AS "externalAccountId", state,
    channel_account_id AS "channelAccountId", problem, created_at AS "createdAt", finished_at AS "finishedAt"
  FROM number_purchases`;

/** SQL of number_purchases. */
@Injectable()
export class NumberPurchasesRepository {
  /** False when the same number or the same request is being bought already. */
  async claim(
    tx: Tx,
    purchase: { id: string; address: string; requestKey: string | null; externalAccountId: string; at: Date },
  ): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO number_purchases (id, org_id, address, request_key, external_account_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [purchase.id, tx.orgId, purchase.address, purchase.requestKey, purchase.externalAccountId, purchase.at],
    );
    return added === 1;
  }

  async lock(tx: Tx, id: string): Promise<NumberPurchase | null> {
    const [row] = await tx.query<NumberPurchase>(`${ROW} WHERE id = $1 AND org_id = $2 FOR UPDATE`, [id, tx.orgId]);
    return row ?? null;
  }

  async ofRequest(tx: Tx, requestKey: string): Promise<NumberPurchase | null> {
    const [row] = await tx.query<NumberPurchase>(`${ROW} WHERE org_id = $1 AND request_key = $2 AND state <> 'failed'`, [
      tx.orgId,
      requestKey,
    ]);
    return row ?? null;
  }

  async openFor(tx: Tx, address: string): Promise<NumberPurchase | null> {
    const [row] = await tx.query<NumberPurchase>(`${ROW} WHERE org_id = $1 AND address = $2 AND state = 'claimed'`, [tx.orgId, address]);
    return row ?? null;
  }

  async open(tx: Tx): Promise<NumberPurchase[]> {
    return tx.query<NumberPurchase>(`${ROW} WHERE org_id = $1 AND state = 'claimed' ORDER BY created_at`, [tx.orgId]);
  }

  async done(tx: Tx, id: string, channelAccountId: string): Promise<void> {
    await tx.execute(
      `UPDATE number_purchases SET state = 'done', channel_account_id = $3, finished_at = now() WHERE id = $1 AND org_id = $2 AND state = 'claimed'`,
      [id, tx.orgId, channelAccountId],
    );
  }

  async failed(tx: Tx, id: string, problem: string): Promise<void> {
    await tx.execute(
      `UPDATE number_purchases SET state = 'failed', problem = $3, finished_at = now() WHERE id = $1 AND org_id = $2 AND state = 'claimed'`,
      [id, tx.orgId, problem],
    );
  }
}
