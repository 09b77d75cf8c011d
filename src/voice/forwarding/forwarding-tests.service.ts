import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../../channels/channel-account.entity.js';
import type { CallEvent, VoiceAnswer } from '../../channels/channel.port.js';
import { WebhookHandlers } from '../../channels/webhook-handlers.service.js';
import { Clock, addSeconds } from '../../common/clock.js';
import { conflict, notFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { TenantContext } from '../../platform/tenancy/tenant-context.js';
import { JobsService } from '../../scheduler/jobs.service.js';
import { outcomeOf, type TestOutcome, type TestPurpose } from './forwarding-test.rules.js';
import { ForwardingTestsRepository, type ForwardingTest } from './forwarding-tests.repository.js';

/** Test calls carry this purpose, so that what becomes of them is told here and nowhere else. */
export const FORWARDING_PURPOSE = 'forwarding';
const FINISH_JOB = 'forwarding.finish';
/** A test that nobody told the end of ends by itself; carriers ring for half a minute before they forward. */
const LONGEST_SECONDS = 90;
const ENDED = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Test calls while they last: begun, seen to arrive, ended. They are nobody's calls: no row, no text, no alert comes of them. */
@Injectable()
export class ForwardingTests implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: ForwardingTestsRepository,
    private readonly handlers: WebhookHandlers,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.onCall((_account, event, tx) => this.ended(tx, event), FORWARDING_PURPOSE);
    this.jobs.handle(FINISH_JOB, {
      mode: 'transaction',
      run: async (job, tx) => void (await this.finish(tx, String(job.payload.testId), null)),
    });
  }

  begin(account: ChannelAccount, target: string, purpose: TestPurpose): Promise<string> {
    const id = newId();
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const test = { id, channelAccountId: account.id, target, purpose, by: TenantContext.personId(), at };
      if (!(await this.repository.begin(tx, test)))
        throw conflict('forwarding.running', 'A test call is under way. Wait until it has ended.');
      await this.jobs.schedule(tx, { kind: FINISH_JOB, dedupeKey: id, dueAt: addSeconds(at, LONGEST_SECONDS), payload: { testId: id } });
      return id;
    });
  }

  /** What is known of a line as it is set up now: a test of another line, or of another number of ours, says nothing about it. */
  lastOfLine(target: string, channelAccountId: string): Promise<TestOutcome | null> {
    return this.database.transaction((tx) => this.repository.lastOfLine(tx, target, channelAccountId));
  }

  latest(): Promise<ForwardingTest[]> {
    return this.database.transaction((tx) => this.repository.latest(tx));
  }

  get(id: string): Promise<ForwardingTest> {
    return this.database.transaction(async (tx) => {
      const test = await this.repository.find(tx, id);
      if (!test) throw notFound('forwarding_test');
      return test;
    });
  }

  /** Ends a test whose call could not be placed. */
  giveUp(id: string): Promise<void> {
    return this.database.transaction(async (tx) => void (await this.repository.finish(tx, id, () => 'failed', this.clock.now())));
  }

  /** What a call that belongs to a test hears; null for every other call. */
  async answer(tx: Tx, event: CallEvent): Promise<VoiceAnswer | null> {
    const { callSid, from } = event;
    const test = await this.repository.ofCall(tx, { sid: callSid, from });
    if (!test) return null;
    if (event.type !== 'incoming') return [];
    await this.repository.arrived(tx, test.id, callSid);
    return [{ say: 'This is Ringback. The call arrived.' }, { hangup: true }];
  }

  private async ended(tx: Tx, event: CallEvent): Promise<VoiceAnswer> {
    if (event.type === 'status' && event.reference && event.callStatus && ENDED.has(event.callStatus))
      await this.finish(tx, event.reference, event.callStatus);
    return [];
  }

  private finish(tx: Tx, id: string, callStatus: string | null): Promise<TestOutcome | null> {
    return this.repository.finish(tx, id, (purpose, arrivals) => outcomeOf(purpose, arrivals, callStatus), this.clock.now());
  }
}
