import { ask, offerOpenings } from '../../engines/rules/phrases.rules.js';
import { notUnderstood } from '../../engines/rules/phrases-talk.rules.js';
import { phraseContext } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';

const DONE_KINDS: ReadonlySet<string> = new Set(['booked', 'rescheduled', 'cancelled']);

/** The last resort: the plan in words that hold nothing of a customer's or an engine's own. */
export function safeText(facts: Facts, plan: Decision): string {
  const { name: _name, service: _service, ...bare } = phraseContext(facts);
  const { pending } = plan;
  if (pending?.kind === 'pick_opening')
    return offerOpenings(pending.options, bare, { isOtherThanAsked: false, isAgain: false, isTaken: false });
  if (pending?.kind === 'slot') return ask(pending.name, bare);
  if (DONE_KINDS.has(plan.kind)) return 'Done. Our team has your appointment up to date.';
  if (plan.action === 'escalate' || plan.effects.handler) return 'Thanks for your message. Our team has it now and will get back to you.';
  if (plan.action === 'close') return 'Thanks for letting us know. All the best.';
  return notUnderstood(bare);
}
