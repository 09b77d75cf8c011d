import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Workload } from '../platform/queue/workload.service.js';
import { isCompliance } from '../policy/kinds.rules.js';
import { evaluate } from '../policy/policy.gate.js';
import { DeliveryService } from './delivery.service.js';
import { GateFactsService } from './gate-facts.service.js';
import { isSuperseded } from './outbound.machine.js';
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
    private readonly accounts: ChannelAccounts,
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
    const result = await this.database.withOrg(orgId, () =>
      this.accounts.port(claimed.account).send(claimed.account, {
        to: claimed.send.to,
        from: claimed.account.address,
        body: claimed.send.body,
        statusCallback: this.accounts.statusCallback(id),
      }),
    );
    this.outcomes.measure(result.kind, performance.now() - startedAt);
    await failpoint('send.after_call');
    await this.database.asOrg(orgId, async (tx) => {
      // What is parked is asked for in the packet of what is recorded, and applied after it.
      await Promise.all([
        this.outcomes.record(tx, claimed.send, claimed.account, claimed.token, result),
        result.kind === 'accepted' && this.delivery.applyParked(tx, claimed.account, result.sid),
      ]);
    });
    await failpoint('send.recorded');
  }

  private async claim(tx: Tx, id: string): Promise<ClaimedSend | null> {
    const [send, account] = await Promise.all([this.repository.lock(tx, id), this.accounts.ofOutbound(id)]);
    if (!send || !account || send.hasOlderOpen) return null;
    if (send.groupState !== null && send.groupState !== 'active') {
      await this.outcomes.end(tx, send, 'cancelled', `group_${send.groupState}`, null);
      return null;
    }
    if (send.thread && isSuperseded({ ...send, ...send.thread })) {
      await this.outcomes.end(tx, send, 'superseded', 'newer_message', null);
      return null;
    }
    // The answers to STOP, START and HELP wait for nothing.
    if (send.olderPutOffUntil && !isCompliance(send.kind)) {
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
