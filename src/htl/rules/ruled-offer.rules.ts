import { isReadAsDanger } from '../alarm.rules.js';
import { booking } from '../booking.rules.js';
import { ctaTurn, led } from '../ctas/cta-turn.rules.js';
import type { Decision, Facts, Need } from '../htl.schema.js';
import { waitsForThem } from '../memory/patience.rules.js';
import { disqualified, ownersHandoff } from '../sales/triggers.rules.js';
import { closingRemark, decline, handoff, isNotUnderstood, media, thanked } from '../talk.rules.js';
import { afterBooking, onTheDay } from '../visit-talk.rules.js';
import type { HeldBack } from './own-rules.rules.js';

/**
 * The call to action that a rule of the business wants here: before the planner, but never in place of an answer to a danger, of a person
 * who is needed, of a polite end, or of what answers our own open question. Otherwise why it may not be offered now.
 */
export function ruledOffer(facts: Facts, ctaId: string): Decision | Need | HeldBack {
  if (isReadAsDanger(facts)) return 'danger';
  if (handoff(facts) ?? disqualified(facts) ?? ownersHandoff(facts)) return 'person_needed';
  if (decline(facts) ?? closingRemark(facts) ?? media(facts) ?? waitsForThem(facts)) return 'nothing_wanted';
  const own = ctaTurn(facts);
  // They asked for the very thing, or said yes to it: that is what the rule wants.
  if (own && isAbout(own, facts, ctaId)) return own;
  if (own !== null || booking(facts) !== null || isAnswering(facts)) return 'answer_first';
  return led(facts, ctaId) ?? 'not_due';
}

function isAbout(plan: Decision | Need, { ctas }: Facts, ctaId: string): boolean {
  if (plan.is === 'need') return ctas?.list.some(({ id, serviceId }) => id === ctaId && serviceId === plan.serviceId) ?? false;
  return plan.effects.cta?.offer?.cta.id === ctaId || plan.effects.cta?.about === ctaId;
}

/** Our open question stands before an offer where a text may be its answer, and so does a detail of the visit that is booked. */
function isAnswering(facts: Facts): boolean {
  const isOpen = facts.pending !== null && facts.pending.kind !== 'slot';
  if (isOpen && (isNotUnderstood(facts) || thanked(facts) !== null)) return true;
  const after = onTheDay(facts) ?? afterBooking(facts);
  return after !== null && (after.is === 'need' || CONCERNS_VISIT.has(after.reasonCode));
}

/** About the visit that stands, so that nothing else is offered in its place. */
const CONCERNS_VISIT: ReadonlySet<string> = new Set([
  'noted_after_booking',
  'note_for_visit',
  'late_passed_on',
  'whereabouts_passed_on',
  'offer_new_time',
  'confirmed',
]);
