import { Injectable } from '@nestjs/common';
import { Emergencies } from '../conversations/emergencies.service.js';
import { Escalations } from '../conversations/escalations.service.js';
import { OptOuts } from '../conversations/opt-outs.service.js';
import { ThreadState } from '../conversations/thread-state.service.js';
import type { Turn } from '../conversations/turn.port.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Hazard } from '../policy/emergency.rules.js';
import { Events } from '../scheduler/events.service.js';
import type { TurnContext } from './context/context.schema.js';
import { ContextRepository } from './context/context.repository.js';
import { handoffPackage } from './escalation/handoff-package.rules.js';
import type { Decision, EscalationRequest, Facts } from './htl.schema.js';

interface Outcome {
  turn: Turn;
  context: TurnContext;
  facts: Facts;
  plan: Decision;
  decisionId: string;
}

/** What a decision means for the thread: tasks for people, handing over, opting out, closing. */
@Injectable()
export class ThreadOutcome {
  constructor(
    private readonly escalations: Escalations,
    private readonly emergencies: Emergencies,
    private readonly thread: ThreadState,
    private readonly optOuts: OptOuts,
    private readonly events: Events,
    private readonly repository: ContextRepository,
  ) {}

  async apply(tx: Tx, outcome: Outcome): Promise<void> {
    const { turn, plan } = outcome;
    const raised: { id: string; request: EscalationRequest }[] = [];
    let isEmergency = false;
    for (const [index, request] of (plan.effects.escalations ?? []).entries()) {
      if (request.hazard) {
        await this.emergency(tx, outcome, request.hazard);
        isEmergency = true;
      } else raised.push({ request, id: await this.raise(tx, outcome, request, index) });
    }
    // An emergency has handed the thread over already.
    if (plan.effects.handler && !isEmergency)
      await this.thread.handToPeople(tx, turn.conversationId, raised[0]?.request.priority ?? 'high', plan.effects.handler);
    if (plan.effects.handler) await this.readRest(tx, turn);
    for (const { id, request } of raised) {
      const { kind, reason, isDanger } = request;
      const { conversationId, thread } = turn;
      await this.events.emit(
        tx,
        'conversation.human_needed',
        { conversationId, escalationId: id, reason, kind, contactId: thread.contactId, ...(isDanger && { isDanger }) },
        `human_needed:${id}`,
      );
    }
    if (plan.effects.optOut) await this.optOut(tx, outcome, plan.effects.optOut.evidence);
    // Closing covers every unread text; one that came in meanwhile must be answered first.
    if (plan.close && (plan.effects.optOut || !(await this.repository.hasNewer(tx, turn.conversationId, turn.toSeq)))) {
      await this.thread.close(tx, turn.conversationId, plan.close);
    }
  }

  /** Before the turn's commit holds anything: whoever opts out meets the sends to all their threads. */
  beforeOptOut(turn: Turn): Promise<void> {
    return this.optOuts.before(turn.thread.contactAddress);
  }

  private async emergency(tx: Tx, { turn, facts }: Outcome, hazard: Hazard): Promise<void> {
    const { conversationId, messages, thread } = turn;
    const messageId = messages.at(-1)?.id;
    if (messageId === undefined) throw new Error('An emergency was found in a turn without texts.');
    const { leadId, contactId } = thread;
    await this.emergencies.raise(tx, { hazard, words: facts.text, messageId, conversationId, leadId, contactId });
  }

  /** What came in while this was decided gets no turn any more: an opt-out in it counts all the same (C-31). */
  private async readRest(tx: Tx, { conversationId: id, toSeq: processedSeq, thread }: Turn): Promise<void> {
    await this.optOuts.unread(tx, { ...thread, id, processedSeq }, Number.MAX_SAFE_INTEGER);
  }

  private raise(tx: Tx, outcome: Outcome, request: EscalationRequest, index: number): Promise<string> {
    const { turn, facts, decisionId } = outcome;
    return this.escalations.raise(tx, {
      kind: request.kind,
      priority: request.priority,
      reason: request.reason,
      summary: request.summary,
      package: handoffPackage(facts, request),
      conversationId: turn.conversationId,
      leadId: turn.thread.leadId,
      contactId: turn.thread.contactId,
      dueAt: request.dueAt,
      dedupeKey: `decision:${decisionId}:${index}`,
    });
  }

  private async optOut(tx: Tx, { turn }: Outcome, evidence: string): Promise<void> {
    const { conversationId, toSeq, thread } = turn;
    const { contactId, contactAddress: address, accountId, leadId } = thread;
    const leaver = { conversationId, contactId, leadId, address, accountId };
    const key = `opted_out:${conversationId}:${toSeq}`;
    await this.optOuts.record(tx, leaver, { source: 'free_text', evidence, hasBooking: false, key });
  }
}
