// Simple mode (assistantMode): one prompt writes the whole of an ordinary reply; what code must say, it says.
import { risksOf, type Risk } from './critic/risk.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { fit } from './reply.rules.js';

/** Where a second model would have to look, nobody does here: our own words leave. */
const DELICATE: ReadonlySet<Risk> = new Set(['complaint', 'legal', 'medical', 'stale_knowledge']);

/** Leaves the wording of an ordinary reply to the model's text, with our own words in its place should the critic refuse it. */
export function inOneGo(facts: Facts, plan: Decision): Decision {
  if (!facts.business.isSimple || facts.proposal.draft === null || plan.blocks.length === 0) return plan;
  // A whole reply is no wording of the one question in a reply of ours.
  if (!isOrdinary(facts, plan)) return { ...plan, blocks: plan.blocks.map(({ text }) => ({ type: 'fixed', text })) };
  return { ...plan, blocks: [{ type: 'whole', text: fit(plan.blocks, plan.kind) }] };
}

/** Talk that does, offers, promises and confirms nothing, about nothing delicate. */
function isOrdinary(facts: Facts, plan: Decision): boolean {
  const { isQualified: _isQualified, cta, ...effects } = plan.effects;
  const isTalk = plan.action === 'reply' && plan.kind === 'reply' && Object.keys(effects).length === 0 && !cta?.offer;
  // What the owner wrote, and what must be asked or said as it is: questions of the owner's, rules, approved answers, doubtful facts.
  const { asking, firedRule, confirming, answeredFrom } = plan;
  const isOurs = plan.isUrgent === true || [asking, firedRule, confirming, answeredFrom].some((own) => own !== undefined);
  return isTalk && !isOurs && !facts.asksIfBot && !isDelicate(facts);
}

function isDelicate({ text, proposal, found }: Facts): boolean {
  const isStale = found !== undefined && found.pieces.length > 0 && !found.mayStateNumbers;
  const risks = risksOf({ draft: '', verified: [], times: [], text, proposal, isStale });
  return risks.some((risk) => DELICATE.has(risk));
}
