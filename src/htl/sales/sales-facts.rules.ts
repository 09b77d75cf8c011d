import { matchForm } from '../../common/text.rules.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { SalesFacts } from './sales.schema.js';

/** Of the words of two questions so many are the same: it is one question. */
const SAME = 0.75;

/** What the owner answered about selling, for one turn; undefined where nothing is published. */
export function salesFacts(turn: Pick<Turn, 'history'>, version: TurnProfile | null, text: string): SalesFacts | undefined {
  if (!version) return undefined;
  const { escalationTriggers, customTriggers, qualification, budgetTiming } = version.sales;
  return {
    triggers: escalationTriggers,
    customTriggers,
    disqualifiers: version.disqualifiers,
    questions: qualification,
    budgetTiming,
    questionsPerMessage: version.questionsPerMessage,
    repeats: escalationTriggers.includes('repeated_question') ? repeatsIn(turn, text) : 0,
  };
}

/** How many earlier texts of the customer ask the same, word order and small words aside. */
function repeatsIn({ history }: Pick<Turn, 'history'>, text: string): number {
  const asked = wordsOf(text);
  if (asked.size < 2) return 0;
  return history.filter(({ direction, body }) => direction === 'in' && isSame(asked, wordsOf(body))).length;
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    matchForm(text)
      .split(' ')
      .filter((word) => word.length > 2 || /[^a-z]/.test(word)),
  );

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 2 && shared / Math.max(a.size, b.size) >= SAME;
}
