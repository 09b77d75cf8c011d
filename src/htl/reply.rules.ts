import { toGsm7 } from '../common/text.rules.js';
import type { Language, SlotName } from '../engines/engine.port.js';
import { detectLanguage } from '../engines/rules/language.rules.js';
import { HARD_MAX_CHARS } from '../policy/content-critic.rules.js';
import { isLongAllowed } from '../policy/kinds.rules.js';
import { barePrice } from './critic/bare-price.rules.js';
import { safetyChecks, type CriticFacts } from './critic/critic.rules.js';
import { promisesDeed } from './critic/deeds.rules.js';
import { hoursAsOffer } from './critic/hours.rules.js';
import { unverifiedClaims } from './critic/risk.rules.js';
import { styleOf, type StyleFacts } from './critic/style.rules.js';
import type { Block, Check, Decision } from './htl.schema.js';
import { countedWords } from './words.rules.js';

export interface Reply {
  body: string | null;
  /** Who worded it: our writer or the engine. */
  writer: 'code' | 'engine' | 'template' | null;
  checks: Check[];
}

export interface DraftFacts extends Pick<CriticFacts, 'content' | 'phones'>, Omit<StyleFacts, 'maxWords'> {
  draft: string | null;
  maxWords: number;
  /** What the reply is written in; left out, any language will do. */
  language?: Language;
  /** Every text that may be repeated, and those that the business approved; left out, an engine's words may repeat nothing. */
  stated?: readonly string[];
  approved?: readonly string[];
  said?: readonly string[];
}

const ASKS_FOR: Readonly<Record<SlotName, RegExp>> = {
  service_needed:
    /\b(?:help|assist|do for you|need|going on|problem|issue|service|done|like|trouble|wrong|happening|ayuda\w*|necesita|problema|servicio|desea|hacer por|madad|chahiye|dikkat|karwana)\b|मदद|चाहिए|दिक्कत/i,
  urgency: /\b(?:urgent\w*|soon|rush|emergency|quickly|long|urgencia|prisa|esperar|jaldi|zaroori)\b|जल्दी|ज़रूरी/i,
  name: /\bname\b|\bwhom? (?:am i|do i|is this|are you|may i|should i|can i)\b|\bwho this is\b|\b(?:speaking|texting|talking) (?:with|to)\b|\bcall you\b|\bqui[eé]n\b|\bnombre\b|\bllama\b|\bnaam\b|नाम/i,
  address: /\b(?:address|where|street|location|located|domicilio|calle|pata|kahan)\b|\bdirecci[oó]n|\bd[oó]nde\b|पता|कहां|कहाँ/i,
  preferred_time:
    /\b(?:when|times?|days?|schedule|available|works?|suits?|convenient|conviene|fecha|hora|horario|din|kab|samay)\b|\bcu[aá]ndo\b|\bd[ií]a\b|\bqu[eé] d[ií]a|कब|समय|दिन/i,
  email: /\be-?mail\b|\bcorreo\b|ई-मेल|ईमेल/i,
};
const SURE_LANGUAGE = 0.8;

/** The text of a decision: our own words, or the engine's question where code finds nothing wrong with it (C-55). */
export function compose(plan: Decision, facts: DraftFacts): Reply {
  if (plan.blocks.length === 0 || plan.action === 'no_reply') return { body: null, writer: null, checks: [] };
  const open = plan.blocks.find((block) => block.type !== 'fixed');
  if (open && facts.draft) {
    // The limit is that of the whole text (C-44): what stands beside a model's words has taken its share.
    const own = { ...facts, maxWords: facts.maxWords - countedWords(plan.blocks.filter((block) => block !== open)) };
    const checks =
      open.type === 'question'
        ? checkDraft(facts.draft, open.asks, plan.kind, own)
        : checkWhole(facts.draft, slotAsked(plan), plan.kind, own);
    if (checks.every((check) => check.verdict !== 'fail')) {
      const body = fit(
        plan.blocks.map((block) => (block === open ? { ...block, text: facts.draft!.trim() } : block)),
        plan.kind,
      );
      return { body, writer: 'engine', checks };
    }
    return { body: fit(plan.blocks, plan.kind), writer: 'code', checks };
  }
  const skipped: Check = {
    name: 'draft',
    verdict: 'skip',
    reason: open ? 'The engine left the wording to us.' : 'Facts are worded by code.',
  };
  return { body: fit(plan.blocks, plan.kind), writer: 'code', checks: [skipped] };
}

/** What code holds against an engine's question; one entry per check, passed ones included. */
export function checkDraft(draft: string, asks: SlotName, kind: string, facts: DraftFacts): Check[] {
  const isAsking = draft.split('?').length === 2 && ASKS_FOR[asks].test(draft);
  const question = check(
    'question',
    isAsking,
    isAsking ? `Asks for ${asks}, and for nothing else.` : `It must ask one question, about ${asks}.`,
  );
  return checksOf(draft, kind, facts, [question]);
}

/**
 * The same for a whole reply of simple mode. No second model looks at it, so it may state only what the business stated or what was offered
 * to this customer: a time that the customer wished for is no time that we may repeat. What it asks is what the plan asks for: the next
 * text is read as the answer to that.
 */
export function checkWhole(draft: string, asks: SlotName | null, kind: string, facts: DraftFacts): Check[] {
  const { content, stated = [] } = facts;
  const claims = unverifiedClaims(draft, { verified: stated, times: [] });
  const isVerified = claims.length === 0;
  const reason = isVerified ? 'States only what the business stated or offered.' : `States what nobody verified: ${claims.join(', ')}.`;
  return checksOf(draft, kind, { ...facts, content: { ...content, statedTimes: [...stated] } }, [
    check('claims', isVerified, reason),
    ...questionCheck(draft, asks),
  ]);
}

function questionCheck(draft: string, asks: SlotName | null): Check[] {
  const questions = draft.split(/(?<=[.!?।])\s+/u).filter((sentence) => sentence.includes('?'));
  if (asks === null || questions.length === 0) return [];
  const isAsking = questions.every((question) => asksFor(asks, question));
  return [check('question', isAsking, isAsking ? `Asks for ${asks}.` : `What it asks is not about ${asks}, which is needed next.`)];
}

/** The answer that a plan waits for, where it is one of those that everybody is asked for. */
export function slotAsked({ pending, lastAsked }: Pick<Decision, 'pending' | 'lastAsked'>): SlotName | null {
  if (pending === null) return lastAsked;
  return pending.kind === 'slot' ? pending.name : null;
}

/** Do these words ask for it? */
export function asksFor(slot: SlotName, words: string): boolean {
  return ASKS_FOR[slot].test(words);
}

function checksOf(draft: string, kind: string, facts: DraftFacts, own: readonly Check[]): Check[] {
  const { content, phones, language, stated = [], approved = [], said = [] } = facts;
  const written = language === undefined ? null : detectLanguage(draft);
  // A short text may tell nothing; one that surely is in another language does not belong here.
  const isForeign = written !== null && written.language !== language && written.confidence >= SURE_LANGUAGE;
  const amount = barePrice(draft, { stated, said });
  const hour = hoursAsOffer(draft, content.statedTimes ?? [], stated);
  const isPromise = promisesDeed(draft);
  return [
    ...safetyChecks(draft, kind, { content, phones, stated, approved, said }),
    ...own,
    check(
      'language',
      !isForeign,
      isForeign ? `It is written in ${written.language}, not in ${language}.` : 'It is in the language of the reply.',
    ),
    ...styleOf(draft, facts).map(({ name, isGood, reason }) => check(name, isGood, reason)),
    check(
      'bare_price',
      amount === null,
      amount === null ? 'Names no number like a price.' : `"${amount}" may be a price that nobody stated.`,
    ),
    check(
      'hours_as_offer',
      hour === null,
      hour === null ? 'Makes no visit of the opening hours.' : `"${hour}" is an hour of opening, and nobody offered it.`,
    ),
    check('promise', !isPromise, isPromise ? 'Promises something only a person can keep.' : 'Promises nothing.'),
  ].map((one) => ({ ...one, on: 'draft' as const }));
}

function check(name: string, isGood: boolean, reason: string): Check {
  return { name, verdict: isGood ? 'pass' : 'fail', reason };
}

/** Joins the parts; when they do not fit together, the question gives way to the answer before it. */
export function fit(blocks: readonly Block[], kind: string): string {
  const all = joined(blocks);
  if (isLongAllowed(kind) || [...all].length <= HARD_MAX_CHARS || blocks.length === 1) return all;
  const shorter = blocks.slice(0, -1);
  return joined([...shorter].length > 0 ? shorter : blocks);
}

/** The parts as one text. */
export function joined(blocks: readonly Block[]): string {
  return toGsm7(
    blocks
      .map((block) => block.text.trim())
      .filter(Boolean)
      .join(blocks.some((block) => block.text.includes('\n')) ? '\n' : ' '),
  );
}
