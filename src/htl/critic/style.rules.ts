// How a text sounds, as far as it can be counted (rules.md C-44, C-45, C-55).
import { wordCount } from '../../common/text.rules.js';

export interface StyleFacts {
  maxWords: number;
  emojiPolicy?: 'never' | 'sparingly' | 'frequent' | undefined;
  usesHonorifics?: boolean | undefined;
  formality?: 'formal' | 'professional' | 'casual' | undefined;
}

export interface StyleFinding {
  name: 'words' | 'emoji' | 'honorific' | 'formality' | 'one_question';
  isGood: boolean;
  reason: string;
}

const EMOJI = /\p{Extended_Pictographic}/gu;
const HONORIFIC = /\b(?:sir|ma'?am|madam|señor(?:a|ita)?|ji|sahab)\b|\b(?:mr|mrs|ms|dr)\. ?\p{Lu}/iu;
const SLANG = /\b(?:gonna|wanna|gotta|yeah|yep|nope|hey|ya|u|ur|lol|btw|thx|asap|cool|awesome|dude|guys|y'all|no worries)\b/i;
const CONTRACTION =
  /\b(?:can|won|don|isn|aren|didn|couldn|wouldn|shouldn)['’]t\b|\b(?:i|we|you|they|it|that|what|here|there)['’](?:m|re|ve|ll|s|d)\b/i;

/** One finding per thing that can be counted, passed ones included. */
export function styleOf(text: string, facts: StyleFacts): StyleFinding[] {
  const { maxWords, emojiPolicy, usesHonorifics, formality } = facts;
  const words = wordCount(text);
  const emoji = text.match(EMOJI)?.length ?? 0;
  const mostEmoji = emojiPolicy === 'never' ? 0 : emojiPolicy === 'sparingly' ? 1 : 3;
  const questions = text.split('?').length - 1;
  const honorific = usesHonorifics === false ? HONORIFIC.exec(text)?.[0] : undefined;
  const loose =
    formality === 'formal'
      ? (SLANG.exec(text) ?? CONTRACTION.exec(text))?.[0]
      : formality === 'professional'
        ? /\b(?:lol|u|ur|dude|gonna|wanna|y'all)\b/i.exec(text)?.[0]
        : undefined;
  return [
    { name: 'words', isGood: words <= maxWords, reason: `${words} of ${maxWords} words.` },
    { name: 'one_question', isGood: questions <= 1, reason: `${questions} questions; one at most.` },
    {
      name: 'emoji',
      isGood: emojiPolicy === undefined || emoji <= mostEmoji,
      reason:
        emoji <= mostEmoji
          ? 'No emoji that the business does not want.'
          : emojiPolicy === 'never'
            ? 'This business wants no emoji.'
            : `${emoji} emoji; ${mostEmoji} at most.`,
    },
    {
      name: 'honorific',
      isGood: honorific === undefined,
      reason: honorific === undefined ? 'No unwanted honorific.' : `This business does not write "${honorific}".`,
    },
    {
      name: 'formality',
      isGood: loose === undefined,
      reason: loose === undefined ? 'As formal as it should be.' : `"${loose}" is too loose for this business.`,
    },
  ];
}
