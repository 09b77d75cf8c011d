import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { Channel, ChannelAccount, Provider } from './channel-account.entity.js';

export interface ChannelRoute {
  orgId: string;
  accountId: string;
}

const ROW = `SELECT id, org_id AS "orgId", channel, provider, address, display_name AS "displayName", external_account_id AS "externalAccountId",
    external_number_id AS "externalNumberId", credentials_sealed AS "credentialsSealed", api_base_url AS "apiBaseUrl", is_simulated AS "isSimulated",
    state, registration, origin, stop_reply_owner AS "stopReplyOwner", backfill_watermark AS "backfillWatermark", location_id AS "locationId", created_at AS "createdAt"
  FROM channel_accounts`;

/** The catalogued functions that answer "whose number is this?" before any org is known. */
@Injectable()
export class ChannelAccountsRepository {
  /** One account by its id: read for each text that leaves. */
  async find(tx: Tx, id: string): Promise<ChannelAccount | null> {
    const [row] = await tx.query<ChannelAccount>(`${ROW} WHERE id = $1 AND org_id = $2`, [id, tx.orgId]);
    return row ?? null;
  }

  /** The account that a queued text leaves from. */
  async ofOutbound(tx: Tx, outboundId: string): Promise<ChannelAccount | null> {
    const [row] = await tx.query<ChannelAccount>(
      `${ROW} WHERE org_id = $2 AND id = (SELECT o.channel_account_id FROM outbound o WHERE o.id = $1 AND o.org_id = $2)`,
      [outboundId, tx.orgId],
    );
    return row ?? null;
  }

  async route(tx: Tx, provider: Provider, channel: Channel, address: string): Promise<ChannelRoute | null> {
    const [row] = await tx.query<{ org_id: string; channel_account_id: string }>(
      'SELECT org_id, channel_account_id FROM route_channel($1, $2, $3)',
      [provider, channel, address],
    );
    return row ? { orgId: row.org_id, accountId: row.channel_account_id } : null;
  }

  async active(tx: Tx, provider: Provider): Promise<ChannelRoute[]> {
    const rows = await tx.query<{ org_id: string; channel_account_id: string }>(
      'SELECT org_id, channel_account_id FROM active_channels($1)',
      [provider],
    );
    return rows.map((row) => ({ orgId: row.org_id, accountId: row.channel_account_id }));
  }

  /** Up to where the provider's calls of a number were read, and the time now, both by the clock of the database. */
  async callsSeen(tx: Tx, id: string): Promise<{ until: Date; now: Date }> {
    const [row] = await tx.query<{ until: Date; now: Date }>(
      'SELECT calls_watermark AS until, now() FROM channel_accounts WHERE id = $1 AND org_id = $2',
      [id, tx.orgId],
    );
    return row!;
  }

  async setCallsSeen(tx: Tx, id: string, until: Date): Promise<void> {
    await tx.execute('UPDATE channel_accounts SET calls_watermark = $3 WHERE id = $1 AND org_id = $2', [id, tx.orgId, until]);
  }

  async operationsOrg(tx: Tx, orgId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>('SELECT operations_org($1) AS id', [orgId]);
    return row?.id ?? null;
  }
}
