import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { SendResult } from '../channels/channel.port.js';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import { FileLinks } from '../onboarding/material/file-links.service.js';
import { carried } from './media.rules.js';
import type { ClaimableSend } from './sends.repository.js';

/** A provider fetches a document when it sends, and queues for a while before. */
const MEDIA_SECONDS = 3600;

/** The one call to a provider that a claimed text is worth, with the documents that its channel carries. */
@Injectable()
export class ProviderCall {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly files: FileLinks,
  ) {}

  /** The number that an outbound leaves from. */
  account(outboundId: string): Promise<ChannelAccount | null> {
    return this.accounts.ofOutbound(outboundId);
  }

  send(orgId: string, { id, to, body, media }: ClaimableSend, account: ChannelAccount): Promise<SendResult> {
    const ids = carried(media, { channel: account.channel, to });
    return this.accounts.port(account).send(account, {
      to,
      from: account.address,
      body,
      // signed for the provider who fetches them now
      ...(ids.length > 0 && { mediaUrls: ids.map((fileId) => this.files.url(orgId, fileId, MEDIA_SECONDS)) }),
      statusCallback: this.accounts.statusCallback(id),
    });
  }
}
