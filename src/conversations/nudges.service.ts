import { Injectable } from '@nestjs/common';
import { Leads } from '../leads/leads.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { Job } from '../scheduler/jobs.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { FollowUpThread } from './follow-ups.repository.js';
import { nudgeDecision, type NudgeDecision } from './nudge.rules.js';
import { Outbound } from './outbound.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';

/** A due nudge in its thread, which the caller has locked. */
export interface DueNudge extends Omit<NudgeDecision, 'processedSeq'> {
  job: Job;
  thread: FollowUpThread;
}

/** Writes down what came of a due nudge: its decision, its text if there is one, and the end of a thread that nobody answered. */
@Injectable()
export class Nudges {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly outbound: Outbound,
    private readonly threads: ThreadStateRepository,
    private readonly leads: Leads,
    private readonly realtime: Realtime,
  ) {}

  async write(tx: Tx, conversationId: string, nudge: DueNudge): Promise<void> {
    const { thread, decided, job } = nudge;
    // nothing is unread in a thread that waits on the customer
    const decisionId = await this.decisions.insert(tx, conversationId, nudgeDecision({ ...nudge, processedSeq: thread.inboundSeq }));
    if (decided.reply !== null)
      await this.outbound.queue(tx, {
        conversationId,
        accountId: thread.accountId,
        to: thread.contactAddress,
        body: decided.reply,
        lane: 'configured_sequence',
        kind: 'follow_up',
        dedupeKey: `job:${job.id}`,
        sender: 'ai',
        basedOnSeq: thread.inboundSeq,
        decisionId,
        isDraft: thread.isDrafting,
      });
    if (decisionId) await this.realtime.changed(tx, 'decisions', decisionId, 'created');
    await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
  }

  /** After the last note the thread closes as unanswered; any later text reopens it. */
  async giveUp(tx: Tx, conversationId: string, thread: FollowUpThread): Promise<void> {
    await this.threads.close(tx, conversationId, 'no_response');
    if (thread.leadId) await this.leads.transition(thread.leadId, 'unresponsive');
  }
}
