import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { StaffInbound, type StaffText as IncomingStaffText } from '../conversations/staff-inbound.port.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { Acknowledgements } from './acknowledgements.service.js';
import { StaffAnswers, type StaffReply } from './staff-answers.service.js';
import { askWhich, bindStaffReply, STAFF_HELP, STAFF_UNBOUND, type StaffReplyAction } from './staff-reply.rules.js';
import { StaffSwitches } from './staff-switches.service.js';

export const STAFF_REPLY_JOB = 'alerts.staff_reply';

/** What the business's own people text back: confirmations, commands, and words for the customer they have taken over. */
@Injectable()
export class StaffReplies implements OnModuleInit {
  constructor(
    private readonly inbound: StaffInbound,
    private readonly answers: StaffAnswers,
    private readonly switches: StaffSwitches,
    private readonly acknowledgements: Acknowledgements,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.inbound.register((text, tx) => this.receive(text, tx));
    this.jobs.handle(STAFF_REPLY_JOB, { mode: 'effect', run: (job) => this.run(job) });
  }

  /** In the webhook's transaction: only the job, because an answer may touch other orgs. */
  private async receive(text: IncomingStaffText, tx: Tx): Promise<void> {
    const { phone, body, isOperations, providerMessageId } = text;
    await this.jobs.schedule(tx, {
      kind: STAFF_REPLY_JOB,
      dedupeKey: providerMessageId,
      dueAt: this.clock.now(),
      payload: { phone, body, isOperations },
    });
  }

  private async run(job: Job): Promise<void> {
    const { phone, body, isOperations } = job.payload as { phone: string; body: string; isOperations: boolean };
    const reply = await this.answers.addressee(job.orgId, phone, body, isOperations);
    // A stranger who texts the alert number gets no answer: there is nothing for them here.
    if (!reply) return;
    const facts = await this.answers.facts(reply);
    await this.act(reply, bindStaffReply(facts), job.dedupeKey);
  }

  private async act(reply: StaffReply, action: StaffReplyAction, key: string): Promise<void> {
    switch (action.kind) {
      case 'stop':
        return this.switches.stop(reply.orgIds, reply.phone);
      case 'start':
        return this.switches.start(reply.orgIds, reply.phone, key);
      case 'help':
        return this.answers.say(reply, STAFF_HELP, key);
      case 'acknowledge':
        return this.database.withOrg(action.orgId, () =>
          this.acknowledgements.confirm(action.orgId, action.escalationId, reply.phone, 'text'),
        );
      case 'relay':
        return this.answers.relay(reply, action, `relay-${key}-${action.target.conversationId}`);
      case 'ask':
        return this.answers.say(reply, askWhich(action.options), key, { kind: 'question', body: action.body, options: action.options });
      case 'unbound':
        return this.answers.say(reply, STAFF_UNBOUND, key);
      case 'nothing':
    }
  }
}
