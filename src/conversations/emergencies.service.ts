import { Injectable } from '@nestjs/common';
import { Leads } from '../leads/leads.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Hazard } from '../policy/emergency.rules.js';
import { Events } from '../scheduler/events.service.js';
import { emergencyReason, emergencySummary } from './door.rules.js';
import { Escalations } from './escalations.service.js';
import { ThreadState } from './thread-state.service.js';

export interface EmergencyFound {
  hazard: Hazard;
  /** The customer's own. */
  words: string;
  /** The text that showed it; of several that show it together, the newest. It is told of once. */
  messageId: string;
  conversationId: string;
  leadId: string;
  contactId: string;
}

/**
 * What follows where code finds a danger, in one text at the door or in the texts of a turn together (C-03): a critical action, the
 * thread in people's hands, and the event that starts the call chain. The words to the customer are the caller's.
 */
@Injectable()
export class Emergencies {
  constructor(
    private readonly escalations: Escalations,
    private readonly thread: ThreadState,
    private readonly events: Events,
    private readonly leads: Leads,
  ) {}

  async raise(tx: Tx, { hazard, words, messageId, conversationId, leadId, contactId }: EmergencyFound): Promise<void> {
    const { slots } = await this.leads.mergeSlots(leadId, [
      { name: 'urgency', value: 'emergency', confidence: 1, sourceMessageId: messageId },
    ]);
    const reason = emergencyReason(hazard);
    const summary = emergencySummary(hazard, words);
    const escalationId = await this.escalations.raise(tx, {
      kind: 'emergency',
      priority: 'critical',
      reason,
      summary,
      package: {
        reason,
        priority: 'critical',
        summary,
        slots: Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.value])),
        trend: 'steady',
        recommendedAction: 'Call this person now.',
        // Nothing is looked at before it.
        valueScore: 100,
        hazard,
      },
      conversationId,
      leadId,
      contactId,
      dedupeKey: `emergency:${messageId}`,
    });
    // beside words that keep somebody safe stands nothing, a booking neither
    await this.thread.silence(tx, conversationId, 'emergency');
    await this.thread.handToPeople(tx, conversationId, 'critical');
    await this.events.emit(tx, 'emergency.detected', { conversationId, contactId, leadId, escalationId, hazard }, messageId);
  }
}
