import { notServed } from '../../engines/rules/phrases-talk.rules.js';
import type { EscalationTrigger } from '../../onboarding/questionnaire.schema.js';
import { isReadAsDanger } from '../alarm.rules.js';
import { decision, fixed, phraseContext } from '../decision.rules.js';
import type { HandoffReason } from '../handoff.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { isRefundWish } from '../memory/risk-flags.rules.js';
import { handOver } from '../talk.rules.js';
import { isLargeJob } from './large-job.rules.js';
import { lineMet, lineSpokenOf } from './line-words.rules.js';

/** Asked so often before, the same question is one that we cannot answer. */
const REPEATS = 2;
const MAX_LINE = 200;

/** What an owner ticked that is no part of every business: each hands over only where it was ticked. */
const TICKED: readonly { trigger: EscalationTrigger; holds: (facts: Facts) => boolean; reason: HandoffReason }[] = [
  {
    trigger: 'refund_request',
    holds: ({ text }) => isRefundWish(text),
    reason: {
      code: 'refund_request',
      priority: 'high',
      isApology: true,
      sentence: 'wants their money back',
      recommendedAction: 'Call and settle it by hand.',
    },
  },
  {
    trigger: 'large_job',
    holds: ({ text, business }) => isLargeJob(text, business.averageJobValueMinor),
    reason: {
      code: 'large_job',
      priority: 'high',
      isApology: false,
      sentence: 'asks about a large job',
      recommendedAction: 'Call and talk the job through.',
    },
  },
  {
    trigger: 'repeated_question',
    holds: ({ sales, proposal }) => proposal.hasQuestion && (sales?.repeats ?? 0) >= REPEATS,
    reason: {
      code: 'repeated_question',
      priority: 'medium',
      isApology: false,
      sentence: 'asks the same question again and again',
      recommendedAction: 'Answer the question by hand.',
    },
  },
];

/** What the owner ticked or wrote down as a reason to hand over, in that order. Null where nothing of it holds. */
function ownersReason(facts: Facts): HandoffReason | null {
  const { sales, text } = facts;
  if (!sales) return null;
  const ticked = TICKED.find(({ trigger, holds }) => sales.triggers.includes(trigger) && holds(facts));
  if (ticked) return ticked.reason;
  const line = lineSpokenOf(sales.customTriggers, text);
  if (line === null) return null;
  return {
    code: 'own_trigger',
    priority: 'high',
    isApology: false,
    sentence: `speaks of what you want to hear of yourself: "${line.slice(0, MAX_LINE)}"`,
    recommendedAction: 'Read the thread and answer by hand: your own line asks for a person here.',
    line,
  };
}

/** A person takes over because the owner wants to hear of this. */
export function ownersHandoff(facts: Facts): Decision | null {
  const reason = ownersReason(facts);
  return reason && handOver(facts, reason);
}

/** A polite end for somebody whom the business does not serve. Danger is answered first, and who has a booking is served already. */
export function disqualified(facts: Facts): Decision | null {
  if (!facts.sales || facts.upcoming.length > 0 || isReadAsDanger(facts)) return null;
  const line = lineMet(facts.sales.disqualifiers, facts.text);
  if (line === null) return null;
  return decision(facts, {
    action: 'close',
    reasonCode: 'not_served',
    because: line,
    blocks: fixed(notServed(phraseContext(facts))),
    stage: 'declined',
    close: 'declined',
    effects: { isLeadLost: true },
  });
}
