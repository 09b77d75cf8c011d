import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ProviderMessage } from '../channels/channel.port.js';
import { addSeconds } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Hints } from '../platform/queue/hints.service.js';
import { DeliveryService } from './delivery.service.js';
import { isProvenNotSent, mayResend, nextSettleSeconds } from './outbound.machine.js';
import { ReceiptsRepository, type TrackedSend } from './receipts.repository.js';
import { SendOutcomes } from './send-outcomes.service.js';

/** How far the provider's clock may be behind ours when it stamps a message. */
const CLOCK_SLACK_SECONDS = 60;

/**
 * Finds out what became of a send whose answer was lost: by the provider's own list, never by guessing. Only a text that
 * was looked for three times over the whole settling time, and never found, may leave again. While the list cannot be read, a person
 * is told, and the asking goes on.
 */
@Injectable()
export class Settling {
  constructor(
    private readonly database: Database,
    private readonly repository: ReceiptsRepository,
    private readonly accounts: ChannelAccounts,
    private readonly outcomes: SendOutcomes,
    private readonly delivery: DeliveryService,
    private readonly hints: Hints,
    private readonly config: Config,
  ) {}

  /** R4: a claim without an answer for too long belongs to a process that died. */
  async markStale(orgId: string, id: string): Promise<void> {
    await this.database.asOrg(orgId, (tx) => this.repository.staleSending(tx, id, this.config.values.STALE_SENDING_SECONDS));
  }

  /** R5: asks the provider about one unknown text. */
  async settle(orgId: string, id: string): Promise<void> {
    const send = await this.database.asOrg(orgId, (tx) => this.repository.lockUnknown(tx, id));
    if (!send) return;
    const listed = await this.database.withOrg(orgId, () => this.ask(send));
    await failpoint('recon.mid');
    await this.database.asOrg(orgId, async (tx) => {
      const current = await this.repository.lockUnknown(tx, id);
      if (!current) return;
      if (listed === null) {
        await this.outcomes.stillUnknown(tx, current);
        return this.repository.askLater(tx, id, this.nextSeconds(current.settleChecks));
      }
      const known = await this.repository.knownSids(
        tx,
        current.accountId,
        listed.map((message) => message.sid),
      );
      const found = listed.find((message) => !known.has(message.sid));
      const account = await this.accounts.get(current.accountId);
      if (found) {
        this.outcomes.accept(tx, current, null, found.sid, found.status);
        await this.delivery.applyParked(tx, account, found.sid);
      } else if (!isProvenNotSent(current.settleChecks + 1, current.secondsSinceClaim, this.config.values.SETTLE_SECONDS)) {
        await this.outcomes.stillUnknown(tx, current);
        await this.repository.checkedEmpty(tx, id, this.nextSeconds(current.settleChecks + 1));
      } else if (mayResend(current.lane, current.hasNewer, current.isExpired)) {
        await this.repository.requeue(tx, id);
        tx.afterCommit(() => this.hints.send(orgId, id));
      } else {
        await this.outcomes.fail(tx, current, account, null, { code: 'not_sent', message: 'The provider never took it.', reason: 'other' });
      }
      await this.outcomes.changed(tx, current);
    });
  }

  private nextSeconds(checks: number): number {
    return nextSettleSeconds(checks, this.config.values.SETTLE_SECONDS);
  }

  /** What the provider has that could be this text; null when it cannot be asked now. */
  private async ask(send: TrackedSend): Promise<ProviderMessage[] | null> {
    const account = await this.accounts.get(send.accountId);
    const since = addSeconds(send.claimedAt!, -CLOCK_SLACK_SECONDS);
    // An adapter that refuses at once, because the credentials do not open any more, has no answer either.
    const list = async () => this.accounts.port(account).listMessages(account, { to: send.to, from: account.address, since });
    const listed = await list().catch(() => null);
    return listed && listed.filter((message) => message.direction === 'outbound' && message.body === send.body && message.sentAt >= since);
  }
}
