import type { Memory } from '../conversations/memory.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import { messageBudget, responseRate } from '../policy/message-budget.rules.js';
import type { TurnContext } from './context/context.schema.js';
import { ctaMemoryAfter } from './ctas/cta-memory.rules.js';
import { saysWhatItIs } from './decide.rules.js';
import { dueDisclaimers, withDisclaimers } from './disclaimers.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { serviceFor } from './decision.rules.js';
import { trend } from './handoff.rules.js';
import { compose, type Reply } from './reply.rules.js';

/** One text of a reply. */
interface SpokenText {
  body: string;
  kind: string;
  /** A document that goes with it where the channel carries one. */
  fileId?: string;
}

/** What a decision says, and what the thread remembers after it. */
export interface Spoken {
  reply: Reply;
  texts: SpokenText[];
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
  const texts = withFile(textsOf(reply.body, plan.kind, { turn, context, facts }), plan);
  const memory = {
    ...facts.memory,
    pending: plan.pending,
    lastAsked: plan.lastAsked,
    confusedTurns: plan.confusedTurns,
    disclosedAt: saysWhatItIs(facts, plan) ? facts.now.toISOString() : facts.memory.disclosedAt,
    offeredAt: plan.effects.offer ? facts.now.toISOString() : facts.memory.offeredAt,
    isDeclined: facts.memory.isDeclined || plan.close === 'declined',
    cta: ctaMemoryAfter(facts, plan),
    messageBudget: messageBudget({
      value: serviceFor(facts)?.priceMinor ?? null,
      averageValue: facts.business.averageJobValueMinor,
      responseRate: responseRate(turn.history, turn.messages.length),
      trend: trend(facts.previousSentiment, facts.proposal.sentiment),
    }),
  };
  return { reply, texts, memory };
}

/** The document of an offer goes with the text that names it. */
function withFile([first, ...rest]: SpokenText[], plan: Decision): SpokenText[] {
  const fileId = plan.effects.cta?.offer?.cta.fileId;
  return first === undefined ? [] : [fileId ? { ...first, fileId } : first, ...rest];
}

/** The words with the disclaimers that belong to them. */
function textsOf(
  body: string | null,
  kind: string,
  { turn, context, facts }: { turn: Turn; context: TurnContext; facts: Facts },
): SpokenText[] {
  if (body === null) return [];
  const { now, isFirstReply } = facts;
  const due = dueDisclaimers(body, context.disclaimers, { now, isFirstReply, history: turn.history, isCta: kind === 'cta' });
  return withDisclaimers(body, kind, due);
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
