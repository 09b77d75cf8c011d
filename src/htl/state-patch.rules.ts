// What a decision changes, as its row tells it: only what is otherwise after it.
import type { CtaPart, StatePatch } from '../conversations/decision.schema.js';
import type { Memory } from '../conversations/memory.schema.js';
import type { FactName } from '../leads/slots.rules.js';
import type { CtaEvent } from './ctas/cta.machine.js';
import type { Decision, Facts } from './htl.schema.js';

const MAX_SUMMARY = 2000;

/** `before` is the thread's memory as the claim saw it, `after` what it remembers with this decision. */
export function statePatch(facts: Facts, plan: Decision, before: Memory, after: Memory): StatePatch {
  const { stage, pending, lastAsked, confusedTurns, close, effects } = plan;
  const corrected = new Set<FactName>(facts.proposal.slots.filter((slot) => slot.isCorrection).map(({ name }) => name));
  const written = [...facts.changed, ...facts.guessed];
  const slots = Object.fromEntries(
    written.map((name) => {
      const { value, confidence, sourceMessageId } = facts.slots[name]!;
      return [name, { value, confidence, sourceMessageId, isCorrection: corrected.has(name) }];
    }),
  );
  return {
    ...memoryPatch(before, after),
    stage,
    sentiment: facts.proposal.sentiment,
    pending,
    lastAsked,
    confusedTurns,
    effects: Object.keys(effects),
    ...(facts.language && { language: facts.language.is }),
    ...(written.length > 0 && { slots }),
    ...(close && { closed: close }),
    ...(effects.handler && { handler: effects.handler }),
  };
}

/** Promises and flags that are new, states of calls to action that moved, and the summary and the trend where they are others. */
function memoryPatch(before: Memory, after: Memory): Pick<StatePatch, 'commitments' | 'ctaStates' | 'summary' | 'trend' | 'flags'> {
  const commitments = isNewTo(before.commitments, after.commitments).map(({ by, text, dueAt }) => ({ by, text, dueAt }));
  const flags = [...new Set(isNewTo(before.riskFlags, after.riskFlags).map(({ flag }) => flag))];
  const states = Object.entries(after.cta.states).filter(([id, { state }]) => state !== (before.cta.states[id]?.state ?? 'not_offered'));
  const ctaStates = Object.fromEntries(states.map(([id, { state }]) => [id, state]));
  return {
    ...(commitments.length > 0 && { commitments }),
    ...(states.length > 0 && { ctaStates }),
    ...(after.summary !== null && after.summary !== before.summary && { summary: after.summary.slice(0, MAX_SUMMARY) }),
    ...(after.trend !== before.trend && { trend: after.trend }),
    ...(flags.length > 0 && { flags }),
  };
}

function isNewTo<T>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Set(before.map((entry) => JSON.stringify(entry)));
  return after.filter((entry) => !known.has(JSON.stringify(entry)));
}

/** What became of a call to action that the customer answered, by the event; the others are told by an offer. */
const ANSWERED: Partial<Record<CtaEvent, string>> = { accept: 'accepted', decline: 'declined', complete: 'completed' };

/** The call to action that the text offers, at most one; else the one that the customer answered. */
export function ctaPart({ ctas }: Facts, { effects }: Decision, after: Memory): CtaPart | null {
  const { offer, moves = [] } = effects.cta ?? {};
  const stateOf = (id: string): Pick<CtaPart, 'state'> => {
    const state = after.cta.states[id]?.state;
    return state === undefined ? {} : { state };
  };
  if (offer)
    return {
      kind: offer.cta.kind,
      ctaId: offer.cta.id,
      ...stateOf(offer.cta.id),
      reason: offer.why,
      ...(offer.step > 0 && { step: offer.step }),
    };
  for (const { id, event } of moves) {
    const [cta, reason] = [ctas?.list.find((one) => one.id === id), ANSWERED[event]];
    if (cta && reason !== undefined) return { kind: cta.kind, ctaId: id, ...stateOf(id), reason };
  }
  return null;
}
