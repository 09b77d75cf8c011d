import { readMemory } from '../../conversations/memory.schema.js';
import type { Candidate } from './candidate.schema.js';
import type { CandidateRow } from './candidates.repository.js';

/** A stored person with what their thread remembers. */
export function candidateOf(row: CandidateRow): Candidate {
  const { preference, exchange } = readMemory(row.memory);
  const { laterServiceId, laterServiceName, laterStartsAt, laterMinutes } = row;
  return {
    contactId: row.contactId,
    leadId: row.leadId,
    conversationId: row.conversationId,
    name: row.name,
    address: row.address,
    wants: row.wants,
    urgency: row.urgency,
    preference,
    sentiment: row.sentiment,
    later:
      laterStartsAt === null || laterServiceName === null
        ? null
        : { serviceId: laterServiceId, serviceName: laterServiceName, startsAt: laterStartsAt, minutes: laterMinutes ?? 0 },
    hasClash: row.hasClash,
    visits: row.visits,
    noShows: row.noShows,
    cancellations: row.cancellations,
    ours: exchange.ours,
    answers: exchange.answers,
    averageReplySeconds: exchange.answers === 0 ? null : exchange.answerSeconds / exchange.answers,
    lastInboundAt: row.lastInboundAt,
    wasInTouch: row.wasInTouch,
    openActions: row.openActions,
    contactedAt: row.contactedAt,
  };
}
