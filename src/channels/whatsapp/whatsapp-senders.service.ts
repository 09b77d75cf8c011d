import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { AppError } from '../../common/errors.js';
import { Config } from '../../platform/config/config.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelAccounts, type NewChannelAccount } from '../channel-accounts.service.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import { WhatsAppProviders, type MetaSender } from './whatsapp-providers.service.js';

/** What one enters at the provider so that its messages come here. */
export interface SenderWebhook {
  url: string;
  /** Meta asks for it once, when the address is entered. */
  verifyToken: string | null;
}

export interface SenderView {
  account: ChannelAccount;
  webhook: SenderWebhook;
}

/** The WhatsApp senders of the active org. Both ways are checked at the provider before anything is stored. */
@Injectable()
export class WhatsAppSenders {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly providers: WhatsAppProviders,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  async list(): Promise<SenderView[]> {
    const accounts = await this.accounts.list();
    return accounts.filter((account) => account.channel === 'whatsapp').map((account) => this.view(account));
  }

  /** A sender that was set up at Twilio, in the account of the org's numbers. */
  async connectTwilio(address: string): Promise<SenderView> {
    return this.store(await this.providers.twilio(address));
  }

  /** A number of a WhatsApp business account at Meta. It is kept paused: this version has no adapter that sends through Meta. */
  async connectMeta(sender: MetaSender): Promise<SenderView> {
    return this.store(await this.providers.meta(sender));
  }

  /** Meta's question whether an address is ours: the challenge goes back when the token names a sender of this installation. */
  answerOf(query: Record<string, unknown>): string {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
    const isOurs = mode === 'subscribe' && typeof token === 'string' && this.secrets.isVerifyToken(token);
    if (!isOurs || typeof challenge !== 'string' || !/^[\w-]{1,200}$/.test(challenge))
      throw new AppError('webhooks.bad_verify_token', 403, 'The verify token is not one of this installation.');
    return challenge;
  }

  /** Who connects a paused sender of their own again wants to know how it stands there now. */
  private async store(wanted: NewChannelAccount): Promise<SenderView> {
    const account = await this.database.transaction(async (tx) => {
      const known = await this.accounts.byAddress(wanted.address, 'whatsapp');
      if (known?.state === 'paused' && known.provider === wanted.provider) return this.renewed(tx, known, wanted);
      const made = await this.accounts.create({ ...wanted, channel: 'whatsapp', origin: 'connected', registration: 'not_required' });
      const after = { address: made.address, provider: made.provider };
      await this.audit.record(tx, { action: 'whatsapp.connect', targetType: 'number', targetId: made.id, after });
      await this.realtime.changed(tx, 'numbers', made.id, 'created');
      return made;
    });
    return this.view(account);
  }

  private async renewed(tx: Tx, known: ChannelAccount, wanted: NewChannelAccount): Promise<ChannelAccount> {
    const account = await this.accounts.renew(known.id, wanted);
    await this.audit.record(tx, {
      action: 'whatsapp.renew',
      targetType: 'number',
      targetId: known.id,
      before: { state: known.state },
      after: { state: account.state },
    });
    await this.realtime.changed(tx, 'numbers', known.id, 'updated');
    return account;
  }

  private view(account: ChannelAccount): SenderView {
    const { publicBaseUrl } = this.config.values;
    const webhook =
      account.provider === 'meta'
        ? { url: `${publicBaseUrl}/webhooks/meta/whatsapp`, verifyToken: this.secrets.verifyTokenOf(account.id) }
        : { url: `${publicBaseUrl}/webhooks/twilio/messages`, verifyToken: null };
    return { account, webhook };
  }
}
