import { say, sayExempt, sayTheNth } from '../../engines/rules/phrase-choice.rules.js';
import { says } from '../../engines/rules/readings.rules.js';
import { decision, askSlot, fixed, keepQuestion, offer, phraseContext, speakable } from '../decision.rules.js';
import type { Decision, Facts, Need } from '../htl.schema.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import { inOrder, nextDue, unsureSlot } from './cta-choice.rules.js';
import { isKnown } from '../../leads/slots.rules.js';
import { isDoubtAnswered } from '../retrieval/answer.rules.js';
import { DONE } from './cta-interest-words.rules.js';
import { askedFor } from './cta-interest.rules.js';
import { CTA } from '../../policy/kinds.rules.js';
import { ctaMachine } from './cta.machine.js';
import type { CtaFacts, CtaMove, CtaOffer } from './cta.schema.js';
import { ctaText, isWaiting } from './cta-words.rules.js';

/**
 * What the customer's text means for calls to action: they ask for one, answer the one on offer, or confirm a fact that one hangs on.
 * Null where it means nothing for them, and for a business that has none.
 */
export function ctaTurn(facts: Facts): Decision | Need | null {
  const { ctas } = facts;
  if (!ctas || ctas.list.length === 0) return null;
  return confirmed(facts, ctas) ?? asked(facts, ctas) ?? answeredOpen(facts, ctas);
}

/** Instead of an appointment: what the owner wants a customer led to who has said all that is needed. Null where a time is offered. */
export function leadOn(facts: Facts): Decision | Need | null {
  const { ctas, proposal } = facts;
  if (!ctas || ctas.list.length === 0 || proposal.appointmentIntent !== null || facts.wish !== null) return null;
  const due = nextDue({ ...ctas, list: inOrder(ctas.list, ctas.sequence) }, { now: facts.now, sentiment: proposal.sentiment });
  if (facts.business.services.length > 0)
    return due && facts.ctaTiming !== 'late' && isBeforeBooking(due, ctas) ? offered(facts, ctas, due, 'next') : null;
  if (due) return offered(facts, ctas, due, 'next');
  if (!ctas.list.some(({ id }) => isWaiting(ctas.states[id]))) return null;
  return decision(facts, {
    reasonCode: 'cta_waiting',
    blocks: proposal.hasQuestion ? [] : fixed(waitingText(facts)),
    isWaiting: true,
  });
}

/** One call to action out of the owner's order, where it may be offered unasked; null where not. */
export function led(facts: Facts, id: string): Decision | Need | null {
  const { ctas, proposal } = facts;
  if (!ctas) return null;
  const list = ctas.list.filter((cta) => cta.id === id);
  const due = nextDue({ ...ctas, list }, { now: facts.now, sentiment: proposal.sentiment });
  return due && offered(facts, ctas, due, 'next');
}

/** A business without a calendar whose conversations lead to links and documents asks for no time. */
export function leadsElsewhere({ ctas, business }: Facts): boolean {
  return business.services.length === 0 && (ctas?.list.length ?? 0) > 0;
}

/** A visit is the business's own booking: it comes first unless the owner's order puts this before it. */
function isBeforeBooking(cta: Cta, { sequence }: CtaFacts): boolean {
  const booking = sequence.findIndex((kind) => kind === 'book_call' || kind === 'schedule_demo');
  const place = sequence.indexOf(cta.kind);
  return booking !== -1 && place !== -1 && place < booking;
}

function asked(facts: Facts, ctas: CtaFacts): Decision | Need | null {
  const cta = askedFor(facts.text, inOrder(ctas.list, ctas.sequence));
  return cta && offered(facts, ctas, cta, 'asked');
}

/** "Is that right?" was asked because something important hangs on it. */
function confirmed(facts: Facts, ctas: CtaFacts): Decision | Need | null {
  const { confirm } = facts.memory.cta;
  const cta = ctas.list.find(({ id }) => id === ctas.open);
  if (confirm === null || !cta) return null;
  if (facts.proposal.answer === 'no' && facts.changed.length === 0) return askSlot(facts, confirm);
  const isAnswered = facts.proposal.answer === 'yes' || facts.changed.includes(confirm);
  return isAnswered ? offered(facts, ctas, cta, 'asked') : null;
}

function answeredOpen(facts: Facts, ctas: CtaFacts): Decision | Need | null {
  const cta = ctas.list.find(({ id }) => id === ctas.open);
  const isOtherQuestion = facts.pending !== null || facts.memory.cta.confirm !== null;
  if (!cta || isOtherQuestion || facts.proposal.hasQuestion || facts.asksIfBot) return null;
  const { answer } = facts.proposal;
  if (answer === 'no' && facts.changed.length === 0) {
    const moves: CtaMove[] = [{ id: cta.id, event: 'decline' }];
    return decision(facts, {
      reasonCode: 'cta_declined',
      blocks: fixed(say('cta-declined', phraseContext(facts))),
      effects: { cta: { moves } },
    });
  }
  if (cta.target === 'service') return answer === 'yes' || facts.wish !== null ? booked(facts, ctas, cta, 'accepted') : null;
  if (cta.target === 'steps' && cta.steps.length > 1 && (answer === 'yes' || says(facts.text, DONE))) return nextStep(facts, ctas, cta);
  if (answer !== 'yes' || facts.changed.length > 0) return null;
  const moves: CtaMove[] = [{ id: cta.id, event: 'accept' }];
  return decision(facts, {
    reasonCode: 'cta_accepted',
    blocks: fixed(waitingText(facts)),
    isWaiting: true,
    effects: { cta: { moves } },
  });
}

/** A call or a demo is booked in our own calendar: the yes, or asking for it, leads to free times of its service. */
function booked(facts: Facts, ctas: CtaFacts, cta: Cta, why: CtaOffer['why']): Decision | Need {
  const proposal = { ...facts.proposal, serviceId: cta.serviceId };
  const plan = offer({ ...facts, proposal }, { purpose: 'book', preference: facts.wish });
  if (plan.is === 'need') return { ...plan, serviceId: cta.serviceId };
  const moves: CtaMove[] = [...(why === 'asked' ? offering(cta.id, ctas) : []), { id: cta.id, event: 'accept' }];
  return { ...plan, effects: { ...plan.effects, cta: { moves, offer: { cta, step: 0, code: null, why } } } };
}

function nextStep(facts: Facts, ctas: CtaFacts, cta: Cta): Decision {
  const told = ctas.states[cta.id]?.step ?? 1;
  if (told >= cta.steps.length) {
    const moves: CtaMove[] = [{ id: cta.id, event: 'complete' }];
    return decision(facts, {
      reasonCode: 'cta_completed',
      blocks: fixed(say('cta-steps-done', phraseContext(facts))),
      effects: { cta: { moves } },
    });
  }
  const step = told + 1;
  return decision(facts, {
    reasonCode: 'cta_step',
    kind: CTA,
    blocks: fixed(ctaText(cta, step, '', phraseContext(facts))),
    isWaiting: true,
    effects: { cta: { moves: [{ id: cta.id, event: 'accept', step }], offer: { cta, step, code: null, why: 'accepted' } } },
  });
}

/** One call to action in the owner's words; first a fact is read back where something major would hang on an unsure one. */
function offered(facts: Facts, ctas: CtaFacts, cta: Cta, why: CtaOffer['why']): Decision | Need {
  const unsure = unsureSlot(cta, facts.slots);
  if (unsure !== null) {
    const value = speakable(facts.slots[unsure]?.value);
    const effects = { cta: { moves: [], confirm: unsure, about: cta.id } };
    if (value === undefined) return askSlot(facts, unsure);
    // Asked already, and what came back is answered by itself: the question stays open without being said again.
    if (facts.memory.cta.confirm === unsure && (facts.proposal.hasQuestion || isDoubtAnswered(facts)))
      return decision(facts, { reasonCode: 'cta_confirm', isWaiting: true, effects });
    return decision(facts, {
      reasonCode: 'cta_confirm',
      blocks: fixed(sayExempt(`cta-check-${unsure}`, phraseContext(facts), { value })),
      isWaiting: true,
      effects,
    });
  }
  if (cta.target === 'service' && why === 'asked') return booked(facts, ctas, cta, why);
  const step = cta.target === 'steps' && cta.steps.length > 1 ? 1 : 0;
  const code = cta.target === 'link' || cta.target === 'file' ? ctas.link.code : null;
  return decision(facts, {
    ...(isStillOpen(facts) && keepQuestion(facts)),
    reasonCode: why === 'asked' ? 'cta_asked' : 'cta_offered',
    kind: CTA,
    blocks: fixed(ctaText(cta, step, ctas.link.url, phraseContext(facts))),
    isWaiting: true,
    effects: { cta: { moves: offering(cta.id, ctas), offer: { cta, step, code, why } } },
  });
}

/** Never the same words twice in a row, however often they tell how it goes: a repeated text looks like a machine that is stuck. */
function waitingText(facts: Facts): string {
  return sayTheNth('cta-waiting', facts.memory.exchange.ours, phraseContext(facts));
}

/** A question whose answer has just come is no open question any more. */
function isStillOpen({ pending, slots }: Facts): boolean {
  return pending !== null && !(pending.kind === 'slot' && isKnown(slots, pending.name));
}

/** Asking for it is the interest that begins anew what was refused, over or offered often enough (rules.md C-52). */
function offering(id: string, { states }: CtaFacts): CtaMove[] {
  const state = states[id]?.state ?? 'not_offered';
  return ctaMachine.can(state, 'offer')
    ? [{ id, event: 'offer' }]
    : [
        { id, event: 'reset' },
        { id, event: 'offer' },
      ];
}
