import { toGsm7 } from '../common/text.rules.js';
import { responseRate } from '../conversations/insight.rules.js';
import type { Memory } from '../conversations/memory.schema.js';
import type { Turn } from '../conversations/turn.port.js';
import { withoutGuesses } from '../leads/slots.rules.js';
import { amountsNamed } from '../policy/content-critic.rules.js';
import { isCta, isSafety } from '../policy/kinds.rules.js';
import { messageBudget } from '../policy/message-budget.rules.js';
import type { TurnContext } from './context/context.schema.js';
import { ctaMemoryAfter } from './ctas/cta-memory.rules.js';
import { saysWhatItIs } from './decide.rules.js';
import { dueDisclaimers, withDisclaimers } from './disclaimers.rules.js';
import { isClean, safetyChecks, type CriticFacts } from './critic/critic.rules.js';
import { safeText } from './critic/safe-text.rules.js';
import { priceReason } from './ctas/cta-prices.rules.js';
import { ctaText } from './ctas/cta-words.rules.js';
import { languageOf, phraseContext, PLAIN_FACT, serviceFor } from './decision.rules.js';
import type { Check, Decision, Facts } from './htl.schema.js';
import { saying } from './memory/remember.rules.js';
import { asksFor, compose, slotAsked, type Reply } from './reply.rules.js';
import { approvedAnswers } from './retrieval/answer.rules.js';

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

/** What the words of a turn may hold: what the business stated and approved, what is agreed with the customer, and what is offered now. */
export interface Given {
  approved: string[];
  agreed: string[];
  offered: string[];
}

export function givenIn(context: TurnContext, facts: Facts, plan: Decision): Given {
  return { approved: approvedIn(context, facts), agreed: agreedIn(context, facts), offered: offeredIn(facts, plan) };
}

/** What a plan was worded as last, for this very turn: words that were looked at for what they claim are mostly those that leave. */
const lastWorded = new WeakMap<Decision, { turn: Turn; context: TurnContext; facts: Facts; spoken: Spoken }>();

export function spokenIn(turn: Turn, context: TurnContext, facts: Facts, plan: Decision): Spoken {
  const last = lastWorded.get(plan);
  if (last && last.turn === turn && last.context === context && last.facts === facts) return last.spoken;
  const spoken = worded(turn, context, facts, plan);
  lastWorded.set(plan, { turn, context, facts, spoken });
  return spoken;
}

function worded(turn: Turn, context: TurnContext, facts: Facts, plan: Decision): Spoken {
  const approved = approvedIn(context, facts);
  const agreed = agreedIn(context, facts);
  const said = saidIn(turn, context);
  // An engine may repeat what is agreed; what somebody just wrote may be an attack on it, and only code repeats it.
  const stated = [...approved, ...agreed];
  const tone = context.version?.tone;
  const composed = compose(withUnsaid(plan, context.unsaid), {
    draft: facts.proposal.draft,
    maxWords: facts.business.maxWords,
    language: languageOf(facts),
    content: context.content,
    phones: context.phones,
    stated,
    approved,
    said,
    emojiPolicy: context.emojiPolicy,
    usesHonorifics: tone?.usesHonorifics,
    formality: tone?.formality,
  });
  const reply = criticised(composed, {
    context,
    facts,
    plan,
    stated: [...stated, ...said, ...Object.values(withoutGuesses(facts.slots)).map(({ value }) => value)],
    approved,
  });
  const checks = [...reply.checks, ...languageCheck(reply, facts), ...priceChecks(reply, facts, plan)];
  const texts = withFile(textsOf(reply.body, plan.kind, { turn, context, facts }), plan);
  const memory: Memory = {
    ...facts.memory,
    ...openQuestion(plan, reply, facts),
    confusedTurns: plan.confusedTurns,
    disclosedAt: saysWhatItIs(reply.body) ? facts.now.toISOString() : facts.memory.disclosedAt,
    writes: reply.body === null ? facts.memory.writes : languageOf(facts),
    offeredAt: plan.effects.offer ? facts.now.toISOString() : facts.memory.offeredAt,
    isDeclined: facts.memory.isDeclined || plan.close === 'declined',
    cta: ctaMemoryAfter(facts, plan),
    messageBudget: messageBudget({
      value: serviceFor(facts)?.priceMinor ?? null,
      averageValue: facts.business.averageJobValueMinor,
      responseRate: responseRate(facts.memory.exchange),
      trend: facts.memory.trend,
    }),
  };
  return {
    reply: { ...reply, checks },
    texts,
    memory: saying(memory, facts, isAsked(plan, reply, facts.proposal.draft) ? plan : { ...plan, asking: undefined }),
  };
}

/** A long answer may leave no room for the question after it: then it was not asked, in our words or in those of a model. */
function isAsked({ blocks }: Decision, { body, writer }: Reply, draft: string | null): boolean {
  const last = blocks.at(-1);
  if (last === undefined) return true;
  const words = last.type !== 'fixed' && writer === 'engine' ? (draft ?? '') : last.text;
  return (body ?? '').includes(toGsm7(words.trim()));
}

/** The question that the next text may answer: a model's reply that asks nothing opens none, and one that was open stays so. */
function openQuestion(plan: Decision, { writer }: Reply, { pending: before, proposal }: Facts): Pick<Memory, 'pending' | 'lastAsked'> {
  const { pending, lastAsked, blocks } = plan;
  const slot = slotAsked(plan);
  const isTheirs = writer === 'engine' && blocks.some(({ type }) => type === 'whole');
  const isKept = slot === null || !isTheirs || asksFor(slot, proposal.draft ?? '') || (before?.kind === 'slot' && before.name === slot);
  return isKept ? { pending, lastAsked } : { pending: null, lastAsked: null };
}

const LANGUAGE_NAMES = { en: 'English', es: 'Spanish', hi: 'Hindi', 'hi-en': 'Hindi in Latin letters' } as const;

/** Says so where a customer is not answered in the own language, because the business does not write it. */
function languageCheck({ body }: Reply, { language }: Facts): Check[] {
  if (body === null || !language?.insteadOf) return [];
  const [written, own] = [LANGUAGE_NAMES[language.is], LANGUAGE_NAMES[language.insteadOf]];
  return [
    { name: 'language', verdict: 'skip', reason: `Written in ${written}: ${own} is not among the languages of this business.`, on: 'text' },
  ];
}

/** Says so where the words of a call to action name a price that may not be said: left out of this offer, or left out of what is offered. */
function priceChecks({ body }: Reply, { ctas }: Facts, { effects }: Decision): Check[] {
  const offered = effects.cta?.offer?.cta.id;
  const told = (ctas?.prices ?? []).filter(({ id, isOffered }) => body !== null && (!isOffered || id === offered));
  return told.map((price): Check => ({ name: 'cta_price', verdict: 'skip', reason: priceReason(price).slice(0, 400), on: 'text' }));
}

/** The document of an offer goes with the text that names it. */
function withFile([first, ...rest]: SpokenText[], plan: Decision): SpokenText[] {
  const fileId = plan.effects.cta?.offer?.cta.fileId;
  return first === undefined ? [] : [fileId ? { ...first, fileId } : first, ...rest];
}

/** The words that leave pass the critic whoever wrote them; what does not is said in words that hold nothing of anybody's. */
function criticised(
  reply: Reply,
  {
    context,
    facts,
    plan,
    stated,
    approved,
  }: { context: TurnContext; facts: Facts; plan: Decision } & Pick<CriticFacts, 'stated' | 'approved'>,
): Reply {
  // The fixed words about a danger are nobody's to judge: they leave as the door says them.
  if (reply.body === null || isSafety(plan.kind)) return reply;
  const { content, phones } = context;
  const given = {
    content: {
      ...content,
      allowedAmounts: [...(content.allowedAmounts ?? []), ...amountsAnswered(facts, plan)],
      statedTimes: [...(content.statedTimes ?? []), ...stated],
    },
    phones,
    stated,
    approved,
    said: [],
  };
  const isRewritten = reply.writer === 'code' && reply.checks.some(({ verdict }) => verdict === 'fail');
  // The offer is the owner's own words with the customer's own link: what stands around it is judged.
  const judged = offeredIn(facts, plan).reduce((text, words) => text.replace(words, ''), reply.body);
  // Nothing of ours stands around it: there is nothing to judge.
  if (judged.trim() === '') return reply;
  const checks = safetyChecks(judged, plan.kind, given).map((check): Check => ({ ...check, on: isRewritten ? 'rewrite' : 'text' }));
  if (isClean(checks)) return { ...reply, checks: [...reply.checks, ...checks] };
  const body = safeText(facts, plan);
  const last = safetyChecks(body, plan.kind, given).map((check): Check => ({ ...check, on: 'text' }));
  return { body: isClean(last) ? body : null, writer: 'template', checks: [...reply.checks, ...checks, ...last] };
}

/** The amounts in the approved answer that this text says word for word; only where the business lets its own words name prices. */
function amountsAnswered({ business, found }: Facts, { answeredFrom }: Decision): string[] {
  const answer = business.pricingPolicy === 'configured' ? found?.pieces.find(({ id }) => id === answeredFrom) : undefined;
  return answer ? amountsNamed(answer.body) : [];
}

/** What the business stated and approved. */
function approvedIn(context: TurnContext, { business, found, objections, sales }: Facts): string[] {
  return [
    business.name,
    business.agentName ?? '',
    ...(sales?.questions ?? []).map(({ question }) => question),
    ...context.input.business.facts.map(({ label, value }) => `${label} ${value}`),
    context.input.business.hoursText,
    ...business.services.map(({ name }) => name),
    ...approvedAnswers(found?.pieces ?? []),
    ...(objections ?? []).map(({ answer }) => answer),
  ];
}

/** The owner's words for what this text offers, with the customer's own link. */
function offeredIn(facts: Facts, { effects }: Decision): string[] {
  const offer = effects.cta?.offer;
  return offer && facts.ctas ? [ctaText(offer.cta, offer.step, facts.ctas.link.url, phraseContext(facts))] : [];
}

/** What was known of this customer before, and is agreed with them: openings and bookings. */
function agreedIn(context: TurnContext, { openings, pending, upcoming }: Facts): string[] {
  const { name, address, email } = withoutGuesses(context.slots);
  const offered = [...(openings?.asked ?? []), ...(openings?.any ?? []), ...(pending?.kind === 'pick_opening' ? pending.options : [])];
  return [
    ...[name, address, email].flatMap((slot) => (slot && PLAIN_FACT.test(slot.value) ? [slot.value] : [])),
    ...upcoming.map(({ label, serviceName }) => `${label} ${serviceName}`),
    ...offered.map(({ label }) => label),
    ...(context.picked ? [context.picked.label] : []),
    ...(pending?.kind === 'which_appointment' ? pending.options.map(({ label }) => label) : []),
    ...(pending?.kind === 'confirm' && pending.option ? [pending.option.label] : []),
    context.unsaid ?? '',
  ];
}

/** What was written in this thread, by the customer and by us. */
function saidIn(turn: Turn, context: TurnContext): string[] {
  return [
    ...turn.messages.map(({ body }) => body),
    ...turn.history.filter(({ sender }) => sender !== 'system').map(({ body }) => body),
    ...Object.values(withoutGuesses(context.slots)).map(({ value }) => value),
  ];
}

/** The words with the disclaimers that belong to them. */
function textsOf(
  body: string | null,
  kind: string,
  { turn, context, facts }: { turn: Turn; context: TurnContext; facts: Facts },
): SpokenText[] {
  if (body === null) return [];
  // Nothing stands beside the words for somebody in danger.
  if (isSafety(kind)) return [{ body, kind }];
  const { now, isFirstReply } = facts;
  const due = dueDisclaimers(body, context.disclaimers, { now, isFirstReply, history: turn.history, isCta: isCta(kind) });
  return withDisclaimers(body, kind, due);
}

/** A booking whose confirmation never left is told before anything else. */
function withUnsaid(plan: Decision, unsaid: string | null): Decision {
  if (unsaid === null || plan.kind === 'booked' || isSafety(plan.kind)) return plan;
  return {
    ...plan,
    action: plan.action === 'no_reply' ? 'reply' : plan.action,
    kind: plan.kind === 'reply' ? 'booked' : plan.kind,
    blocks: [{ type: 'fixed', text: unsaid }, ...plan.blocks],
  };
}
