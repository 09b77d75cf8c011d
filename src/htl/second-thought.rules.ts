// When a model's answer is not enough: what is looked up once more, and which of two answers is used.
import type { Turn } from '../conversations/turn.port.js';
import type { EngineResult } from '../engines/engine.port.js';
import type { TurnContext } from './context/context.schema.js';
import { together } from './critic/second-look.rules.js';
import { decide } from './decide.rules.js';
import type { Facts } from './htl.schema.js';
import { spokenIn } from './outcome.rules.js';
import type { SecondLookup } from './retrieval/found.schema.js';
import { isUnsure } from './retrieval/triggers.rules.js';

/** Less time than this is worth no second call, in milliseconds. */
export const SECOND_NEEDS_MS = 2_000;
/** The rules answered, alone or because no model did. */
const RULES = 'rules';
/** What code holds against a draft that something looked up might support; an insult or a leak is none of it. */
const CLAIMS: ReadonlySet<string> = new Set([
  'price',
  'bare_price',
  'unknown_time',
  'hours_as_offer',
  'link',
  'phone',
  'email',
  'address',
  'guarantee',
  'discount',
]);

/**
 * What to look up after a model has answered: its own reading is unsure of itself, or code refuses its draft for a claim that nothing
 * supports. Null where it answered well, where something was looked up before, in simple mode, which asks once, and always for the rules,
 * which would say the same again.
 */
export function secondLookup(turn: Turn, context: TurnContext, { engine, proposal }: EngineResult, facts: Facts): SecondLookup | null {
  if (engine === RULES || facts.business.isSimple || context.found.triggers.length > 0) return null;
  if (isUnsure(proposal)) return { trigger: 'low_confidence', words: null };
  return proposal.draft !== null && claimsTooMuch(turn, context, facts)
    ? { trigger: 'missing_context', words: statedIn(proposal.draft) }
    : null;
}

/** What a text says, without what it asks. */
function statedIn(text: string): string {
  const said = text
    .split(/(?<=[.!?।])\s+/u)
    .filter((sentence) => !sentence.trim().endsWith('?'))
    .join(' ');
  return said === '' ? text : said;
}

function claimsTooMuch(turn: Turn, context: TurnContext, facts: Facts): boolean {
  const plan = decide(facts);
  // Openings are told in our words: nobody reads the draft.
  if (plan.is === 'need') return false;
  const { checks } = spokenIn(turn, context, facts, plan).reply;
  return checks.some(({ on, verdict, name }) => on === 'draft' && verdict === 'fail' && CLAIMS.has(name));
}

/** The second answer with what both cost; where no model gave one, the first. */
export function answerOfTwo(first: EngineResult, second: EngineResult): EngineResult {
  const used = second.engine === RULES ? first : second;
  return { ...used, ...together([first, second]), attempts: first.attempts + second.attempts };
}
