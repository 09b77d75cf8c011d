import { timeLabel } from '../../common/time.rules.js';
import { decision, fixed, keepQuestion } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';

/** Facts that say that there is more in the text than a promise to come back. */
function hasMore({ proposal, changed, asksIfBot }: Facts): boolean {
  return (
    proposal.pick !== null ||
    proposal.appointmentIntent !== null ||
    proposal.hasQuestion ||
    asksIfBot ||
    changed.some((name) => name !== 'preferred_time')
  );
}

/** "Let me check with my wife and tell you on Friday": they have the next move; nothing is asked or offered again before it is due. */
export function waitsForThem(facts: Facts): Decision | null {
  const promise = facts.memory.commitments.at(-1);
  const isNew = promise?.by === 'customer' && promise.madeAt === facts.now.toISOString();
  if (!isNew || hasMore(facts)) return null;
  const isNamed = facts.proposal.timePreference !== null && promise.dueAt !== null;
  const until = isNamed
    ? ` I'll check back after ${timeLabel(new Date(promise.dueAt!), facts.business.timeZone)} if I haven't heard from you.`
    : '';
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'waits_for_customer',
    blocks: fixed(`Of course, take your time.${until}`),
    isWaiting: true,
  });
}
