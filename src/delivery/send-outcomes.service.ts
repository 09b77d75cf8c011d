import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { FailureReason, SendResult } from '../channels/channel.port.js';
import { Config } from '../platform/config/config.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { GateTraceEntry, GateVerdict } from '../policy/gate-facts.schema.js';
import { SendCounters } from '../policy/send-counters.service.js';
import { FailureHandling } from './failure-handling.service.js';
import { isFirstToContact, isForPerson, nextSettleSeconds, stateAfterSend, type OutboundState } from './outbound.machine.js';
import { SendsRepository, type ClaimableSend } from './sends.repository.js';

type Subject = Pick<ClaimableSend, 'id' | 'conversationId' | 'messageId' | 'to' | 'lane' | 'kind' | 'sender'> & {
  thread: { contactId: string; leadId: string | null } | null;
  attempts: number;
};

/** Writes what became of a text, and tells everybody whom it concerns. */
@Injectable()
export class SendOutcomes {
  readonly concurrency: number;
  private readonly settleSeconds: number;

  constructor(
    private readonly repository: SendsRepository,
    private readonly failures: FailureHandling,
    private readonly counters: SendCounters,
    private readonly realtime: Realtime,
    private readonly hints: Hints,
    private readonly metrics: Metrics,
    config: Config,
  ) {
    this.concurrency = config.values.SEND_CONCURRENCY;
    this.settleSeconds = config.values.SETTLE_SECONDS;
  }

  measure(outcome: string, milliseconds: number): void {
    this.metrics.sendSeconds.observe({ outcome }, milliseconds / 1000);
  }

  /** The provider's answer, in the transaction that also wakes the next text of the thread. */
  async record(tx: Tx, send: Subject, account: ChannelAccount, token: string, result: SendResult): Promise<void> {
    const after = stateAfterSend(result, send.attempts + 1);
    if (result.kind === 'accepted') {
      this.accept(tx, send, token, result.sid, result.status);
    } else if (after.state === 'unknown') {
      await this.repository.unknown(tx, send.id, token, nextSettleSeconds(0, this.settleSeconds), result.reason);
    } else if (after.state === 'queued') {
      await this.repository.requeue(tx, send.id, token, after.retrySeconds ?? 0, result.reason);
      tx.afterCommit(() => this.hints.send(tx.orgId, send.id, (after.retrySeconds ?? 0) * 1000));
    } else {
      const failure = result.kind === 'failed' ? result : { code: 'gave_up', message: result.reason, reason: 'other' as const };
      await this.fail(tx, send, account, token, failure);
    }
    await this.changed(tx, send);
  }

  accept(tx: Tx, send: Subject, token: string | null, sid: string, status: string): void {
    this.repository.accepted(tx, send.id, token, sid, status);
    this.settledAsAccepted(tx, send);
  }

  /** The provider has it, whoever told us: the lead was texted and the thread may go on. */
  settledAsAccepted(tx: Tx, send: Pick<Subject, 'thread' | 'conversationId'>): void {
    if (send.thread?.leadId) this.repository.markTexted(tx, send.thread.leadId);
    this.wakeNext(tx, send);
  }

  async fail(
    tx: Tx,
    send: Subject,
    account: ChannelAccount,
    token: string | null,
    failure: { code: string; message: string; reason: FailureReason },
  ): Promise<void> {
    const isNew = await this.repository.failed(tx, send.id, token, failure.code, failure.message);
    if (isNew) await this.failures.handle(tx, send, account, failure);
    this.wakeNext(tx, send);
  }

  /** Nobody can say yet whether the provider has it: after a while that is work for a person. */
  async stillUnknown(tx: Tx, send: Subject & { secondsSinceClaim: number }): Promise<void> {
    if (isForPerson(send.secondsSinceClaim)) await this.failures.unknown(tx, send);
  }

  /** The text ends without leaving: blocked, expired, cancelled or superseded. */
  async end(tx: Tx, send: Subject, state: OutboundState, reason: string, gate: GateTraceEntry[] | null): Promise<void> {
    await this.repository.end(tx, send.id, state, reason, gate);
    if (state === 'blocked' || state === 'expired') await this.failures.refused(tx, send, reason);
    this.wakeNext(tx, send);
    await this.changed(tx, send);
  }

  async deferred(tx: Tx, send: Subject, verdict: GateVerdict): Promise<void> {
    const until = verdict.until ?? new Date((await tx.now()).getTime() + 60_000);
    await this.repository.defer(tx, send.id, until, verdict.reason ?? 'deferred', verdict.trace);
    await this.changed(tx, send);
  }

  /** Counted with the claim. Consoles hear of the text when the provider has answered, moments later. */
  counted(tx: Tx, send: ClaimableSend): void {
    this.counters.countIn(tx, send.to, {
      lane: send.lane,
      isFirstToContact: isFirstToContact(send),
      isHumanAuthored: send.sender === 'human',
    });
  }

  async changed(tx: Tx, send: Pick<Subject, 'id' | 'messageId' | 'conversationId'>): Promise<void> {
    await this.realtime.changed(tx, 'outbound', send.id, 'updated');
    if (send.conversationId) await this.realtime.changed(tx, 'messages', send.messageId, 'updated');
  }

  /** The next text of the thread may go once this one is settled. */
  wakeNext(tx: Tx, send: Pick<Subject, 'conversationId'>): void {
    if (send.conversationId) this.repository.nextOf(tx, send.conversationId, (id) => this.hints.send(tx.orgId, id));
  }
}
