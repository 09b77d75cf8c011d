import { timeLabel } from '../../common/time.rules.js';
import { say, sayExempt } from '../../engines/rules/phrase-choice.rules.js';
import { decision, fixed, keepQuestion, phraseContext, spokenLabel } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { isDoubtAnswered } from '../retrieval/answer.rules.js';

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
  const context = phraseContext(facts);
  const { confirm, open } = facts.memory.cta;
  const until = isNamed ? ` ${sayExempt('check-back', context, { label: dueLabel(facts, promise.dueAt!) })}` : '';
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'waits_for_customer',
    // the owner's own words for "I must ask at home" say it already
    ...((until !== '' || !isDoubtAnswered(facts)) && { blocks: fixed(`${say('take-your-time', context)}${until}`) }),
    isWaiting: true,
    // what was read back stays open: "she says yes" is its answer
    ...(confirm !== null && { effects: { cta: { moves: [], confirm, ...(open && { about: open.id }) } } }),
  });
}

function dueLabel(facts: Facts, startsAt: string): string {
  return spokenLabel(facts, { startsAt, label: timeLabel(new Date(startsAt), facts.business.timeZone) });
}
