import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { SendResult } from '../channels/channel.port.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Workload } from '../platform/queue/workload.service.js';
import { waitsForNothing } from '../policy/kinds.rules.js';
import { evaluate } from '../policy/policy.gate.js';
import { DeliveryService } from './delivery.service.js';
import { GateFactsService } from './gate-facts.service.js';
import { isSuperseded } from './outbound.machine.js';
import { ProviderCall } from './provider-call.service.js';
import { SendOutcomes } from './send-outcomes.service.js';
import { SendsRepository, type ClaimableSend } from './sends.repository.js';

/** A text that may leave now, with the token that only this claim holds. */
interface ClaimedSend {
  send: ClaimableSend;
  account: ChannelAccount;
  token: string;
}

/**
 * The only place that sends. Claim under the thread's lock, ask the gate, commit, call the provider, record: so that each
 * text leaves at most once, and nothing leaves after a STOP, a takeover or a reply that was committed before the claim.
 */
@Injectable()
export class SendService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: SendsRepository,
    private readonly facts: GateFactsService,
    private readonly provider: ProviderCall,
    private readonly outcomes: SendOutcomes,
    private readonly delivery: DeliveryService,
    private readonly workload: Workload,
  ) {}

  onModuleInit(): void {
    this.workload.handle({ kind: 'send', concurrency: this.outcomes.concurrency, run: (orgId, id) => this.run(orgId, id) });
  }

  /** Sends one queued text if it is due, free and allowed. */
  async run(orgId: string, id: string): Promise<void> {
    await failpoint('send.due');
    const claimed = await this.database.asOrg(orgId, (tx) => this.claim(tx, id));
    if (!claimed) return;
    await failpoint('send.claimed');
    const startedAt = performance.now();
    const result = await this.database.withOrg(orgId, () => this.provider.send(orgId, claimed.send, claimed.account));
    this.outcomes.measure(result.kind, performance.now() - startedAt);
    await failpoint('send.after_call');
    const parked = await this.database.asOrg(orgId, (tx) => this.record(tx, claimed, result));
    await failpoint('send.recorded');
    const sid = parked.found;
    if (sid !== null) await this.database.asOrg(orgId, (tx) => this.delivery.applyParked(tx, claimed.account, sid));
  }

  /** Writes the answer down in one packet; `found` is set where receipts were faster than the answer. */
  private async record(tx: Tx, { send, account, token }: ClaimedSend, result: SendResult): Promise<{ found: string | null }> {
    const parked: { found: string | null } = { found: null };
    await this.outcomes.record(tx, send, account, token, result);
    if (result.kind === 'accepted') this.delivery.lookForParked(tx, account, result.sid, () => (parked.found = result.sid));
    return parked;
  }

  private async claim(tx: Tx, id: string): Promise<ClaimedSend | null> {
    const [send, account] = await Promise.all([this.repository.lock(tx, id), this.provider.account(id)]);
    if (!send || !account || send.hasOlderOpen) return null;
    if (send.groupState !== null && send.groupState !== 'active') {
      await this.outcomes.end(tx, send, 'cancelled', `group_${send.groupState}`, null);
      return null;
    }
    if (send.thread && isSuperseded({ ...send, ...send.thread })) {
      await this.outcomes.end(tx, send, 'superseded', 'newer_message', null);
      return null;
    }
    if (send.olderPutOffUntil && !waitsForNothing(send)) {
      await this.repository.defer(tx, send.id, send.olderPutOffUntil, 'after_older', null);
      return null;
    }
    return this.judge(tx, send, account);
  }

  private async judge(tx: Tx, send: ClaimableSend, account: ChannelAccount): Promise<ClaimedSend | null> {
    const verdict = evaluate(await this.facts.of(send, account));
    switch (verdict.verdict) {
      case 'allow': {
        const token = randomUUID();
        this.repository.claim(tx, send.id, token, verdict.trace);
        this.outcomes.counted(tx, send);
        return { send, account, token };
      }
      case 'defer':
        await this.outcomes.deferred(tx, send, verdict);
        return null;
      case 'template':
      case 'deny':
        await this.outcomes.end(
          tx,
          send,
          verdict.reason === 'expired' ? 'expired' : 'blocked',
          verdict.reason ?? verdict.verdict,
          verdict.trace,
        );
        return null;
    }
  }
}
