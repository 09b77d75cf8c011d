import { Injectable, type OnModuleInit } from '@nestjs/common';
import { consolePages } from '../common/console-links.rules.js';
import { Clock, addMinutes, addSeconds } from '../common/clock.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { Alerts } from './alerts.service.js';
import {
  CHAIN_STEP_MINUTES,
  EMERGENCY_CALL_JOB,
  FAILED_STEP_SECONDS,
  chainStep,
  isHandled,
  readChain,
  withAttempt,
  type CallAttempt,
} from './call-chain.rules.js';
import { EmergencyCallPlacer } from './emergency-call-placer.service.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffRepository, type EmergencyRow } from './staff.repository.js';

/** Calls the people on call, one after the other and again, until somebody confirms the emergency (rules.md C-03). */
@Injectable()
export class EmergencyChain implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffRepository,
    private readonly directory: StaffDirectory,
    private readonly alerts: Alerts,
    private readonly caller: EmergencyCallPlacer,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(EMERGENCY_CALL_JOB, { mode: 'effect', run: (job) => this.step(job) });
  }

  async start(tx: Tx, escalationId: string): Promise<void> {
    if (await this.staff.isCalledAbout(tx, escalationId)) return;
    await this.next(tx, escalationId, 0, await tx.now());
  }

  private async step(job: Job): Promise<void> {
    const { escalationId, n } = job.payload as { escalationId: string; n: number };
    const emergency = await this.database.transaction((tx) => this.staff.emergency(tx, escalationId));
    if (!emergency || isHandled({ ...emergency, handlerUserId: emergency.handler_user_id, handlerSince: emergency.handler_since })) return;
    const step = chainStep(await this.directory.onCall(), n);
    if (step.kind !== 'call') return this.giveUp(emergency, n);
    const at = this.clock.now();
    // Stored before the call: the console shows that it rings, and a crash cannot hide an attempt.
    await this.save(emergency.id, { n, phone: step.phone, at: at.toISOString(), sid: null, result: 'calling' });
    const sid = await this.caller.place(job.orgId, emergency, step.phone);
    await this.save(emergency.id, { n, phone: step.phone, at: at.toISOString(), sid, result: sid ? 'calling' : 'failed' });
    // A call that could not even be placed does not cost the next person two minutes.
    const dueAt = sid ? addMinutes(at, CHAIN_STEP_MINUTES) : addSeconds(at, FAILED_STEP_SECONDS);
    await this.database.transaction((tx) => this.next(tx, escalationId, n + 1, dueAt));
  }

  private async next(tx: Tx, escalationId: string, n: number, dueAt: Date): Promise<void> {
    await this.jobs.schedule(tx, { kind: EMERGENCY_CALL_JOB, dedupeKey: `${escalationId}:${n}`, dueAt, payload: { escalationId, n } });
  }

  private save(escalationId: string, attempt: CallAttempt): Promise<void> {
    return this.database.transaction(async (tx) => {
      const emergency = await this.staff.emergency(tx, escalationId);
      if (emergency) await this.staff.saveChain(tx, escalationId, withAttempt(readChain(emergency.package.callChain), attempt));
    });
  }

  private giveUp(emergency: EmergencyRow, n: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.staff.saveChain(tx, emergency.id, {
        ...readChain(emergency.package.callChain),
        exhaustedAt: this.clock.now().toISOString(),
      });
      await this.alerts.raise(tx, {
        event: 'emergency.unacknowledged',
        groupKey: `unacknowledged:${emergency.id}`,
        source: String(n),
        facts: await this.caller.facts(emergency),
        link: emergency.conversation_id ? consolePages.thread(emergency.conversation_id) : consolePages.actions,
        conversationId: emergency.conversation_id,
        escalationId: emergency.id,
      });
    });
  }
}
