import { matchesAny } from '../../common/prefilter.js';
import { matchForm, withoutAccents } from '../../common/text.rules.js';
import { readings } from '../../engines/rules/readings.rules.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import { asksFor, NOT_ASKED, WANTS } from './cta-interest-words.rules.js';

const SMALL = new Set(
  'a an the your our my for to of and or with on in at by me us free now get book send see more about los las del con para por una nuestro nuestra'.split(
    ' ',
  ),
);

/**
 * The call to action that the customer's own words ask for, in English, Spanish or Hindi of either script: by its kind, or by naming it.
 * Null where nobody asked; a text that asks for two asks for the first of the list, because a reply carries one.
 */
export function askedFor(text: string, list: readonly Cta[]): Cta | null {
  const said = readings(text).map(plain);
  if (said.some((reading) => matchesAny(reading, NOT_ASKED))) return null;
  const isWanted = said.some((reading) => WANTS.test(reading));
  const named = isWanted ? list.find((cta) => said.some((reading) => isNamed(cta, reading))) : undefined;
  return named ?? list.find(({ kind }) => said.some((reading) => asksFor(kind, reading))) ?? null;
}

/** Match form without accents: what the tables are written in. */
const plain = (text: string): string => matchForm(withoutAccents(text));

/** At least two telling words of its name, and most of them. */
function isNamed({ label }: Cta, said: string): boolean {
  const words = plain(label)
    .split(' ')
    .filter((word) => word.length > 2 && !SMALL.has(word));
  const found = words.filter((word) => ` ${said} `.includes(` ${word} `));
  return found.length >= 2 && found.length >= words.length * 0.6;
}
