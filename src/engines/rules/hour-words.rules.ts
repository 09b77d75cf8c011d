/** The hours of the clock as they are spelled out, in the order of their numbers. */
const hoursOf = (words: string): Record<string, number> => Object.fromEntries(words.split(' ').map((word, i) => [word, i + 1]));

export const ENGLISH_HOURS = hoursOf('one two three four five six seven eight nine ten eleven twelve');
/** Without accents. */
export const SPANISH_HOURS = hoursOf('una dos tres cuatro cinco seis siete ocho nueve diez once doce');
/** In the one spelling of hinglish-spelling.rules.ts. */
export const HINDI_HOURS = hoursOf('ek do teen chaar paanch chhe saat aath nau das gyarah barah');

/** The words of a table, for a pattern. */
export const anyOf = (words: Record<string, unknown>): string => Object.keys(words).join('|');
