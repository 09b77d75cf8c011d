import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** An opening that was begun longer ago than this was interrupted; its subaccount is looked for by its name. */
const CLAIM_SECONDS = 60;

/** SQL of provider_connections and of the secrets that follow one. */
@Injectable()
export class ProviderConnectionsRepository {
  /** The right to open the subaccount of the org: one caller at a time. Answers the id of the row, or null when another is at it. */
  async claimOpening(tx: Tx, row: { id: string; apiBaseUrl: string; isSimulated: boolean }): Promise<string | null> {
    const [claimed] = await tx.query<{ id: string }>(
      `INSERT INTO provider_connections AS c (id, org_id, provider, kind, state, api_base_url, is_simulated)
         VALUES ($1, $2, 'twilio', 'subaccount', 'opening', $3, $4)
       ON CONFLICT (org_id, provider) DO UPDATE SET claimed_at = now()
         WHERE c.org_id = $2 AND c.state = 'opening' AND c.claimed_at < now() - make_interval(secs => $5)
       RETURNING id`,
      [row.id, tx.orgId, row.apiBaseUrl, row.isSimulated, CLAIM_SECONDS],
    );
    return claimed?.id ?? null;
  }

  /** Lets the next attempt begin at once. */
  async yieldOpening(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE provider_connections SET claimed_at = now() - make_interval(secs => $3) WHERE id = $1 AND org_id = $2 AND state = 'opening'`,
      [id, tx.orgId, CLAIM_SECONDS + 1],
    );
  }

  /** Numbers of the org that still live in a provider account. */
  async liveNumbers(tx: Tx, externalAccountId: string): Promise<{ id: string }[]> {
    return tx.query<{ id: string }>(
      `SELECT id FROM channel_accounts WHERE org_id = $1 AND provider = 'twilio' AND external_account_id = $2 AND state <> 'released' ORDER BY id FOR UPDATE`,
      [tx.orgId, externalAccountId],
    );
  }

  async setNumberSecret(tx: Tx, id: string, sealed: string): Promise<void> {
    await tx.execute('UPDATE channel_accounts SET credentials_sealed = $3 WHERE id = $1 AND org_id = $2', [id, tx.orgId, sealed]);
  }

  async hasOpenPurchase(tx: Tx): Promise<boolean> {
    return (await tx.query(`SELECT 1 FROM number_purchases WHERE org_id = $1 AND state = 'claimed' LIMIT 1`, [tx.orgId])).length > 0;
  }
}
