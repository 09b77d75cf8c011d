// What a customer asks of their own data: "which address do you have?". Only what this thread holds of them is told.
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { hasQuestion } from '../engines/rules/questions.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { knownValue } from '../leads/slots.rules.js';
import { phraseContext } from './decision.rules.js';
import type { Facts } from './htl.schema.js';
import type { KnownAnswer } from './retrieval/answer.rules.js';

/** The e-mail first: "which email address" asks for no street. */
const ASKED = [
  { slot: 'email', word: 'e ?mail(?: address)?' },
  { slot: 'address', word: '(?<!\\be ?mail )address' },
  { slot: 'name', word: 'name' },
] as const;

const YOU = '(?:you|u|yall)(?: guys)?';
const ENDS = '(?= (?:right|correct|correctly|on file|down|already|yet|though|for me|for us|in there|there|still|please)\\b| \\?|\\?|$)';
const ASKS = ASKED.map(({ slot, word }) => ({
  slot,
  asks: new RegExp(
    [
      `\\b(?:what|which|whats) ${word} (?:do|did) ${YOU} (?:still )?(?:have|got|get)\\b`,
      `\\b(?:what|which) ${word} (?:is|was) (?:it|this|that|the (?:appointment|visit|booking)|my (?:appointment|visit|booking)) (?:under|down)\\b`,
      ...(slot === 'address'
        ? [`\\b(?:what|which) ${word} (?:are|r|is|will) (?:${YOU}|he|she|they)(?: be)? (?:coming|going|headed) to\\b`]
        : []),
      `\\b(?:do|does|did) ${YOU} (?:still |even )?(?:have|got${slot === 'email' ? '' : '|get'}|need) (?:my|our) ${word}${ENDS}`,
      `\\bis my ${word} (?:right|correct|on file|in there|in your system)\\b`,
      `\\b(?:what|whats|which)(?: is)?(?: the)? ${word} (?:on file|on there|down)\\b`,
    ].join('|'),
  ),
}));

/** The answer where it is known; null where nothing of the kind is asked or we do not have it. */
export function onFile(facts: Facts): KnownAnswer | null {
  // Sentence by sentence: "What's your address? Do you have parking?" asks for ours.
  const { sentences } = read(facts.text);
  const asked = ASKS.find(({ asks }) => sentences.some((sentence) => asks.test(sentence)));
  const value = asked && knownValue(facts.slots, asked.slot);
  return value ? { reasonCode: 'answer_on_file', text: sayExempt('on-file', phraseContext(facts), { value }), isExempt: true } : null;
}

/** Whether nothing but that is asked: a price or another question beside it is answered, too. */
export function asksOnlyThat(facts: Facts): boolean {
  const { sentences } = read(facts.text);
  return facts.proposal.intent !== 'PRICING' && sentences.filter((sentence) => hasQuestion(read(sentence))).length < 2;
}
