import type { Memory } from '../conversations/memory.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import type { TurnContext } from './context/context.schema.js';
import { saysWhatItIs } from './decide.rules.js';
import { dueDisclaimers, withDisclaimers } from './disclaimers.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { saying } from './memory/remember.rules.js';
import { compose, type Reply } from './reply.rules.js';

/** What a decision says, and what the thread remembers after it. */
export interface Spoken {
  reply: Reply;
  texts: { body: string; kind: string }[];
  memory: Memory;
}

export function spokenIn(turn: Turn, context: TurnContext, facts: Facts, plan: Decision): Spoken {
  const reply = compose(withUnsaid(plan, context.unsaid), {
    draft: facts.proposal.draft,
    maxWords: facts.business.maxWords,
    content: context.content,
    phones: context.phones,
    emojiPolicy: context.emojiPolicy,
  });
  const texts = textsOf(reply.body, plan.kind, { turn, context, facts });
  const memory: Memory = {
    ...facts.memory,
    pending: plan.pending,
    lastAsked: plan.lastAsked,
    confusedTurns: plan.confusedTurns,
    disclosedAt: saysWhatItIs(facts, plan) ? facts.now.toISOString() : facts.memory.disclosedAt,
    offeredAt: plan.effects.offer ? facts.now.toISOString() : facts.memory.offeredAt,
    isDeclined: facts.memory.isDeclined || plan.close === 'declined',
  };
  return { reply, texts, memory: saying(memory, facts, plan, texts.length) };
}

/** The words with the disclaimers that belong to them. */
function textsOf(
  body: string | null,
  kind: string,
  { turn, context, facts }: { turn: Turn; context: TurnContext; facts: Facts },
): { body: string; kind: string }[] {
  if (body === null) return [];
  const { now, isFirstReply } = facts;
  return withDisclaimers(body, kind, dueDisclaimers(body, context.disclaimers, { now, isFirstReply, history: turn.history }));
}

/** A booking whose confirmation never left is told before anything else. */
function withUnsaid(plan: Decision, unsaid: string | null): Decision {
  if (unsaid === null || plan.kind === 'booked') return plan;
  return {
    ...plan,
    action: plan.action === 'no_reply' ? 'reply' : plan.action,
    kind: plan.kind === 'reply' ? 'booked' : plan.kind,
    blocks: [{ type: 'fixed', text: unsaid }, ...plan.blocks],
  };
}
