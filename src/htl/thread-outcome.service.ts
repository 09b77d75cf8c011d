import { Injectable } from '@nestjs/common';
import { Escalations } from '../conversations/escalations.service.js';
import { OptOuts } from '../conversations/opt-outs.service.js';
import { ThreadState } from '../conversations/thread-state.service.js';
import type { Turn } from '../conversations/turn.port.js';
import type { Tx } from '../platform/database/database.service.js';
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
    private readonly thread: ThreadState,
    private readonly optOuts: OptOuts,
    private readonly events: Events,
    private readonly repository: ContextRepository,
  ) {}

  async apply(tx: Tx, outcome: Outcome): Promise<void> {
    const { turn, plan } = outcome;
    const raised: { id: string; request: EscalationRequest }[] = [];
    for (const [index, request] of (plan.effects.escalations ?? []).entries())
      raised.push({ request, id: await this.raise(tx, outcome, request, index) });
    if (plan.effects.handler) await this.handOver(tx, outcome, raised[0]?.request.priority ?? 'high', plan.effects.handler);
    for (const { id, request } of raised) {
      const { kind, reason } = request;
      const { conversationId, thread } = turn;
      await this.events.emit(
        tx,
        'conversation.human_needed',
        { conversationId, escalationId: id, reason, kind, contactId: thread.contactId },
        `human_needed:${id}`,
      );
    }
    if (plan.effects.optOut) await this.optOut(tx, outcome, plan.effects.optOut.evidence);
    // Closing covers every unread text; one that came in meanwhile must be answered first.
    if (plan.close && (plan.effects.optOut || !(await this.repository.hasNewer(tx, turn.conversationId, turn.toSeq)))) {
      await this.thread.close(tx, turn.conversationId, plan.close);
    }
  }

  private async handOver(tx: Tx, { turn }: Outcome, priority: EscalationRequest['priority'], handler: 'human' | 'paused'): Promise<void> {
    const { conversationId: id, toSeq: processedSeq, thread } = turn;
    await this.thread.handToPeople(tx, id, priority, handler);
    // What came in while this was decided gets no turn any more: an opt-out in it counts all the same (C-31).
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
