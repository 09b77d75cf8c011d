import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { Channel, Provider } from './channel-account.entity.js';

export interface ChannelRoute {
  orgId: string;
  accountId: string;
}

/** The catalogued functions that answer "whose number is this?" before any org is known. */
@Injectable()
export class ChannelAccountsRepository {
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

  async operationsOrg(tx: Tx, orgId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>('SELECT operations_org($1) AS id', [orgId]);
    return row?.id ?? null;
  }
}
