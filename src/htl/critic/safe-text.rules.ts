import { ask, offerOpenings } from '../../engines/rules/phrases.rules.js';
import { notUnderstood } from '../../engines/rules/phrases-talk.rules.js';
import { sayExempt } from '../../engines/rules/phrase-choice.rules.js';
import { phraseContext, spokenOptions } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';

const DONE_KINDS: ReadonlySet<string> = new Set(['booked', 'rescheduled', 'cancelled']);

/** The last resort: the plan in words that hold nothing of a customer's or an engine's own. */
export function safeText(facts: Facts, plan: Decision): string {
  const { name: _name, service: _service, own: _own, ...bare } = phraseContext(facts);
  const { pending } = plan;
  if (pending?.kind === 'pick_opening')
    return offerOpenings(spokenOptions(facts, pending.options), bare, { isOtherThanAsked: false, isAgain: false, isTaken: false });
  if (pending?.kind === 'slot') return ask(pending.name, bare);
  if (DONE_KINDS.has(plan.kind)) return sayExempt('safe-done', bare);
  if (plan.action === 'escalate' || plan.effects.handler) return sayExempt('safe-escalated', bare);
  if (plan.action === 'close') return sayExempt('safe-closed', bare);
  return notUnderstood(bare);
}
