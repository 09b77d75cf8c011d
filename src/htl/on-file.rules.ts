// What a customer asks of their own data: "which address do you have?". Only what this thread holds of them is told.
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { knownValue } from '../leads/slots.rules.js';
import { phraseContext } from './decision.rules.js';
import type { Facts } from './htl.schema.js';
import type { KnownAnswer } from './retrieval/answer.rules.js';

const ASKED = [
  { slot: 'address', word: 'address' },
  { slot: 'email', word: 'e ?mail(?: address)?' },
  { slot: 'name', word: 'name' },
] as const;

const WE = '(?:you|u|yall|we)(?: guys)?';
const ASKS = ASKED.map(({ slot, word }) => ({
  slot,
  asks: new RegExp(
    [
      `\\b(?:what|which|whats)(?: \\w+){0,2} ${word} (?:do|did|have|are|is|was)(?: the)? (?:${WE}|it|this|that|i|the (?:appointment|visit|booking))\\b`,
      `\\b(?:do|did|does) ${WE} (?:still |even )?(?:have|get|got|need) (?:my|our|the right|the correct) ${word}\\b`,
      `\\bis my ${word} (?:right|correct|on file|in there|in your)\\b`,
      `\\b(?:what|whats|which) (?:is the )?${word} (?:on file|on there|under|down)\\b`,
      `\\b${word} (?:do|did) ${WE} have\\b`,
    ].join('|'),
  ),
}));

/** The answer where it is known; null where nothing of the kind is asked or we do not have it. */
export function onFile(facts: Facts): KnownAnswer | null {
  const { plain } = read(facts.text);
  const asked = ASKS.find(({ asks }) => asks.test(plain));
  const value = asked && knownValue(facts.slots, asked.slot);
  return value ? { reasonCode: 'answer_on_file', text: sayExempt('on-file', phraseContext(facts), { value }), isExempt: true } : null;
}
