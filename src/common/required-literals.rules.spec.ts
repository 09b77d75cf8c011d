import { describe, expect, it } from 'vitest';
import { requiredLiterals } from './required-literals.rules.js';

const sorted = (pattern: RegExp): string[] | null => requiredLiterals(pattern)?.toSorted() ?? null;

describe('letters that a text must hold', () => {
  it.each<[RegExp, string[]]>([
    [/\bstop\b/, ['stop']],
    [/\b(?:stop|quit) texting\b/, ['quit texting', 'stop texting']],
    [/colou?r/, ['color', 'colour']],
    [/\bma[nñ]ana\b/, ['manana', 'mañana']],
    [/[a-c]x/, ['ax', 'bx', 'cx']],
    // the most telling part, where what lies between is not known
    [/\bat \d+ in the morning\b/, [' in the morning']],
    [/(?:text(?:s|ing)?|sms)\b/, ['sms', 'text']],
    [/\w+ unsubscribe(?: me)* \d/, [' unsubscribe']],
    // what is looked at without being taken up asks for nothing
    [/(?<!\bnot )stop(?! by)(?=.*now)/, ['stop']],
    [/(?:no )+\d/, ['no ']],
    [/a[^x]op/, ['op']],
    [/STOP/i, ['stop']],
    [/\u{1F44D}!/u, ['\u{1F44D}!']],
    [/(a|b)c{1}d/, ['acd', 'bcd']],
  ])('%s: %j', (pattern, literals) => expect(sorted(pattern)).toEqual(literals));

  it.each([/\d+/, /stop|\w+/, /.*/, /(?:stop)?/, /(?:stop)*/, /[^a]/, /a/, /^(?:y|yes)$/, /(x)\1/, /\p{L}o/u, /[a-z]o/, /(?:σ|ς)α/iu])(
    '%s: nothing is known',
    (pattern) => expect(requiredLiterals(pattern)).toBeNull(),
  );
});
