import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { Registration } from '../channel-account.entity.js';

const CLAIM_SECONDS = 90;

/** SQL of the registrations, and of what the send gate is told about numbers. */
@Injectable()
export class RegistrationsRepository {
  /** One worker at a time asks the provider about an org; null when another is at it or there is nothing to ask. */
  async claim(tx: Tx): Promise<boolean> {
    const claimed = await tx.execute(
      `UPDATE brand_registrations SET claimed_until = now() + make_interval(secs => $2)
       WHERE org_id = $1 AND (claimed_until IS NULL OR claimed_until < now())`,
      [tx.orgId, CLAIM_SECONDS],
    );
    return claimed === 1;
  }

  async release(tx: Tx): Promise<void> {
    await tx.execute('UPDATE brand_registrations SET claimed_until = NULL WHERE org_id = $1', [tx.orgId]);
  }

  /** Answers whether it was another before. */
  async setNumber(tx: Tx, channelAccountId: string, registration: Registration): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE channel_accounts SET registration = $3
       WHERE id = $2 AND org_id = $1 AND channel = 'sms' AND NOT is_simulated AND state <> 'released' AND registration <> $3`,
      [tx.orgId, channelAccountId, registration],
    );
    return changed === 1;
  }
}
