import { toGsm7 } from '../common/text.rules.js';
import type { SlotName } from '../engines/engine.port.js';
import { HARD_MAX_CHARS } from '../policy/content-critic.rules.js';
import { isLongAllowed } from '../policy/kinds.rules.js';
import { safetyChecks, type CriticFacts } from './critic/critic.rules.js';
import { promisesDeed } from './critic/promises.rules.js';
import { styleOf, type StyleFacts } from './critic/style.rules.js';
import type { Block, Check, Decision } from './htl.schema.js';

export interface Reply {
  body: string | null;
  /** Who worded it: our writer or the engine. */
  writer: 'code' | 'engine' | 'template' | null;
  checks: Check[];
}

export interface DraftFacts extends Pick<CriticFacts, 'content' | 'phones'>, Omit<StyleFacts, 'maxWords'> {
  draft: string | null;
  maxWords: number;
  /** Every text that may be repeated, and those that the business approved; left out, an engine's words may repeat nothing. */
  stated?: readonly string[];
  approved?: readonly string[];
  said?: readonly string[];
}

const ASKS_FOR: Readonly<Record<SlotName, RegExp>> = {
  service_needed: /\b(?:help|need|going on|problem|issue|service|done|like|trouble|wrong|happening)\b/i,
  urgency: /\b(?:urgent|soon|rush|emergency|quickly|long)\b/i,
  name: /\bname\b|\bwho am i\b|\bcall you\b/i,
  address: /\b(?:address|where|street|location|located)\b/i,
  preferred_time: /\b(?:when|time|day|schedule|available|works?)\b/i,
  email: /\be-?mail\b/i,
};
/** The text of a decision: our own words, or the engine's question where code finds nothing wrong with it (C-55). */
export function compose(plan: Decision, facts: DraftFacts): Reply {
  if (plan.blocks.length === 0 || plan.action === 'no_reply') return { body: null, writer: null, checks: [] };
  const question = plan.blocks.find((block) => block.type === 'question');
  if (question && facts.draft) {
    const checks = checkDraft(facts.draft, question.asks, plan.kind, facts);
    if (checks.every((check) => check.verdict !== 'fail')) {
      const body = fit(
        plan.blocks.map((block) => (block === question ? { ...block, text: facts.draft!.trim() } : block)),
        plan.kind,
      );
      return { body, writer: 'engine', checks };
    }
    return { body: fit(plan.blocks, plan.kind), writer: 'code', checks };
  }
  const skipped: Check = {
    name: 'draft',
    verdict: 'skip',
    reason: question ? 'The engine left the wording to us.' : 'Facts are worded by code.',
  };
  return { body: fit(plan.blocks, plan.kind), writer: 'code', checks: [skipped] };
}

/** What code holds against an engine's question; one entry per check, passed ones included. */
export function checkDraft(draft: string, asks: SlotName, kind: string, facts: DraftFacts): Check[] {
  const isAsking = draft.split('?').length === 2 && ASKS_FOR[asks].test(draft);
  const { content, phones, stated = [], approved = [], said = [] } = facts;
  return [
    ...safetyChecks(draft, kind, { content, phones, stated, approved, said }),
    check('question', isAsking, isAsking ? `Asks for ${asks}, and for nothing else.` : `It must ask one question, about ${asks}.`),
    ...styleOf(draft, facts).map(({ name, isGood, reason }) => check(name, isGood, reason)),
    check('promise', !promisesDeed(draft), promisesDeed(draft) ? 'Promises something only a person can keep.' : 'Promises nothing.'),
  ].map((one) => ({ ...one, on: 'draft' as const }));
}

function check(name: string, isGood: boolean, reason: string): Check {
  return { name, verdict: isGood ? 'pass' : 'fail', reason };
}

/** Joins the parts; when they do not fit together, the question gives way to the answer before it. */
function fit(blocks: readonly Block[], kind: string): string {
  const join = (list: readonly Block[]): string =>
    toGsm7(
      list
        .map((block) => block.text.trim())
        .filter(Boolean)
        .join(list.some((block) => block.text.includes('\n')) ? '\n' : ' '),
    );
  const all = join(blocks);
  if (isLongAllowed(kind) || [...all].length <= HARD_MAX_CHARS || blocks.length === 1) return all;
  const shorter = blocks.slice(0, -1);
  return join([...shorter].length > 0 ? shorter : blocks);
}
