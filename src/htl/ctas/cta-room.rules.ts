// An offer in one chat text (C-44): only steps and a checkout may take more room.
import { CTA, CTA_LONG } from '../../policy/kinds.rules.js';
import { HARD_MAX_CHARS } from '../../policy/content-critic.rules.js';
import type { Decision } from '../htl.schema.js';
import { joined } from '../reply.rules.js';

/**
 * The plan with an offer that its text has room for. Where an answer takes the room, an offer that nobody asked for waits for another turn,
 * and one that was asked for is the answer: what stands before it gives way.
 */
export function withRoom(plan: Decision): Decision {
  const offer = plan.effects.cta?.offer;
  const isLong = (blocks: Decision['blocks']): boolean => [...joined(blocks)].length > HARD_MAX_CHARS;
  if (plan.kind !== CTA || !offer || !isLong(plan.blocks)) return plan;
  if (offer.cta.target === 'steps' || offer.cta.kind === 'payment') return { ...plan, kind: CTA_LONG };
  const others = plan.blocks.slice(0, -1);
  if (offer.why !== 'next') {
    while (others.length > 0 && isLong([...others, ...plan.blocks.slice(-1)])) others.pop();
    return { ...plan, blocks: [...others, ...plan.blocks.slice(-1)] };
  }
  const { cta: _cta, ...effects } = plan.effects;
  return { ...withoutRule(plan), kind: 'reply', reasonCode: 'answered', blocks: others, isWaiting: plan.pending !== null, effects };
}

/** The rule of the business that wanted the offer did nothing. */
function withoutRule({ firedRule, ...plan }: Decision): Decision {
  return firedRule ? { ...plan, heldBack: [...(plan.heldBack ?? []), { ...firedRule, heldBack: 'no_room' }] } : plan;
}
