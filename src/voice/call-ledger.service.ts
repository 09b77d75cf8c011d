import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { CallEvent } from '../channels/channel.port.js';
import { addSeconds } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { Events } from '../scheduler/events.service.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { reduceCall, type CallInput } from './call.machine.js';
import type { CallRow } from './call.schema.js';
import { CallIntake } from './call-intake.service.js';
import { CallsRepository } from './calls.repository.js';
import { MissedCalls } from './missed-calls.service.js';

const SETTLE_JOB = 'voice.settle';
/** Twilio sends the end of the line and the end of the ring within moments of each other, in any order. */
const SETTLE_SECONDS = 10;

/** Applies what is heard about a call to its row, and does what its end demands in the same transaction. */
@Injectable()
export class CallLedger implements OnModuleInit {
  constructor(
    private readonly intake: CallIntake,
    private readonly repository: CallsRepository,
    private readonly missedCalls: MissedCalls,
    private readonly accounts: ChannelAccounts,
    private readonly jobs: JobsService,
    private readonly events: Events,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SETTLE_JOB, { mode: 'transaction', run: (job, tx) => this.settle(tx, String(job.payload.callId)) });
  }

  open(tx: Tx, account: ChannelAccount, event: CallEvent): Promise<CallRow> {
    return this.intake.open(tx, account, event);
  }

  async apply(tx: Tx, account: ChannelAccount, call: CallRow, input: CallInput): Promise<CallRow> {
    const step = reduceCall(call, input, await this.intake.policy());
    if (step.isDuplicate) return call;
    const next: CallRow = { ...call, ...step.call };
    if (step.ended === 'missed') return this.finishMissed(tx, account, next);
    await this.repository.save(tx, next);
    if (step.ended === 'answered') await this.events.emit(tx, 'call.answered', { callId: call.id }, call.id);
    if (step.isUnsettled) await this.settleLater(tx, next);
    await this.realtime.changed(tx, 'calls', call.id, 'updated');
    return next;
  }

  /** R8: a missed call whose decision is missing gets it; the dedupe key of its text makes a second one impossible. */
  async decide(tx: Tx, id: string): Promise<void> {
    const call = await this.locked(tx, id);
    if (!call || call.status !== 'missed' || call.textBack !== null) return;
    await this.finishMissed(tx, await this.accounts.get(call.channelAccountId), call);
  }

  /** Nothing more will come about this call. */
  async settle(tx: Tx, id: string): Promise<void> {
    const call = await this.locked(tx, id);
    if (!call) return;
    await this.apply(tx, await this.accounts.get(call.channelAccountId), call, { kind: 'settle', at: await tx.now() });
  }

  private async finishMissed(tx: Tx, account: ChannelAccount, missed: CallRow): Promise<CallRow> {
    const decided = await this.missedCalls.decide(tx, account, missed);
    await this.repository.save(tx, decided.call);
    await this.missedCalls.announce(tx, decided);
    await this.realtime.changed(tx, 'calls', missed.id, 'updated');
    return decided.call;
  }

  private async locked(tx: Tx, id: string): Promise<CallRow | null> {
    const caller = await this.repository.callerOf(tx, id);
    if (caller === null) return null;
    await this.repository.lockCaller(tx, caller);
    return this.repository.lock(tx, id);
  }

  private async settleLater(tx: Tx, call: CallRow): Promise<void> {
    const dueAt = addSeconds(await tx.now(), SETTLE_SECONDS);
    await this.jobs.schedule(tx, { kind: SETTLE_JOB, dedupeKey: call.id, dueAt, payload: { callId: call.id } });
  }
}
