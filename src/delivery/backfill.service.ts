import { Injectable, Logger } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { InboundMessage, ProviderMessage } from '../channels/channel.port.js';
import { addMinutes } from '../common/clock.js';
import { InboundService } from '../conversations/inbound.service.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { wholeList } from './provider-list.rules.js';

/** Lists overlap by this much, so that a slow provider list loses nothing; the dedupe key makes it harmless. */
const OVERLAP_MINUTES = 15;
/** So long a text waits for a provider that does not tell its pictures; shorter than the overlap, so that the next list has it again. */
const PATIENCE_MINUTES = 10;
/** The most that one list answers. */
const PAGE = 1000;

/** R9: fetches the texts that never reached our webhook, for instance because we were down (promise G13). */
@Injectable()
export class Backfill {
  private readonly logger = new Logger(Backfill.name);

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly inbound: InboundService,
  ) {}

  /** Every active number of the installation, one after the other. */
  async run(): Promise<void> {
    const rows = await this.database.asSystem('backfill', (tx) =>
      tx.query<{ org_id: string; channel_account_id: string }>('SELECT org_id, channel_account_id FROM active_channels($1)', ['twilio']),
    );
    for (const row of rows) {
      await this.database
        .withOrg(row.org_id, () => this.account(row.org_id, row.channel_account_id))
        .catch((error: Error) => this.logger.warn(`backfill of account ${row.channel_account_id} waits: ${error.message}`));
    }
  }

  private async account(orgId: string, accountId: string): Promise<void> {
    const account = await this.accounts.get(accountId);
    const { watermark, startedAt, businessTime } = await this.watermark(accountId);
    const since = addMinutes(watermark, -OVERLAP_MINUTES);
    const port = this.accounts.port(account);
    const ask = (until: Date | undefined) =>
      port.listMessages(account, { to: account.address, since, limit: PAGE, ...(until ? { until } : {}) });
    for (const message of (await wholeList(ask, PAGE)).filter((candidate) => candidate.direction === 'inbound')) {
      const media = await this.media(account, message, addMinutes(businessTime, -PATIENCE_MINUTES));
      if (!media) continue;
      await this.database.asOrg(orgId, (tx) => this.inbound.receive(account, toInbound(message, media, account.channel), tx));
      await failpoint('backfill.mid');
    }
    await this.database.transaction((tx) =>
      tx.execute('UPDATE channel_accounts SET backfill_watermark = $3 WHERE id = $1 AND org_id = $2', [accountId, orgId, startedAt]),
    );
  }

  /**
   * What came with a text that is not stored yet: the webhook names it, a list has to be asked. Null while the provider does not tell: the
   * next run, or the webhook that is repeated, has it; a text from before `patientSince` comes without.
   */
  private async media(account: ChannelAccount, message: ProviderMessage, patientSince: Date): Promise<InboundMessage['media'] | null> {
    if (message.mediaCount === 0 || (await this.isStored(account.id, message.sid))) return [];
    const media = await this.accounts
      .port(account)
      .listMedia(account, message.sid)
      .catch((error: Error) => {
        this.logger.warn(`the pictures of ${message.sid} are not told: ${error.message}`);
        return [];
      });
    return media.length > 0 || message.sentAt < patientSince ? media : null;
  }

  private isStored(accountId: string, sid: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const sql = `SELECT 1 FROM inbound_events WHERE org_id = $1 AND channel_account_id = $2 AND type = 'message' AND dedupe_key = $3`;
      return (await tx.execute(sql, [tx.orgId, accountId, sid])) > 0;
    });
  }

  private watermark(accountId: string): Promise<{ watermark: Date; startedAt: Date; businessTime: Date }> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ backfill_watermark: Date; now: Date; app_now: Date }>(
        'SELECT backfill_watermark, now(), app_now() FROM channel_accounts WHERE id = $1 AND org_id = $2',
        [accountId, tx.orgId],
      );
      return { watermark: row!.backfill_watermark, startedAt: row!.now, businessTime: row!.app_now };
    });
  }
}

function toInbound(message: ProviderMessage, media: InboundMessage['media'], channel: 'sms' | 'whatsapp'): InboundMessage {
  return {
    providerMessageId: message.sid,
    from: message.from.replace(/^whatsapp:/, ''),
    to: message.to.replace(/^whatsapp:/, ''),
    body: message.body,
    media,
    channel,
    providerAt: message.sentAt,
    raw: message.raw,
  };
}
