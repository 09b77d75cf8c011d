// When the doors are open is no time at which somebody comes: what opening hours may prove in a model's text.
import { unknownTimes } from '../../policy/stated-times.rules.js';

const CLOCK = '\\d{1,2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?';
const DAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\\p{L}*|सोम\\S*|शुक्र\\S*|शनि\\S*|रवि\\S*)';
/** From one end to the other: "8 AM-5 PM", "Monday to Friday". */
const SPAN = new RegExp(
  `(?<!\\d)(?:${CLOCK}\\s?(?:-|–|to|until|till|and|through|a|y|se|से)\\s?(?:las? )?${CLOCK}|${DAY}\\s?(?:-|–|to|through|a|se|से)\\s?${DAY})(?!\\d)`,
  'iu',
);
const HOURS =
  /\b(?:(?:our|business|office|opening|working|shop|store) hours|hours (?:are|is|:)|hours:|(?:we|we're|we are|are|office is|shop is|store is) (?:\w+ )?open|opens? (?:at|from|on)|next open|clos(?:e[sd]?|ing) (?:at|on|by)|we close|closed|abrimos|abiertos?|abierta|cerramos|cerrad[oa]s?|horarios?|khul\p{L}*|band (?:hot|rah|ho))\b|खुल|बंद/iu;
/** Words of a visit: beside them a time is one that somebody is given. */
const VISIT =
  /\b(?:visits?|appointments?|appt|slots?|spot|window|openings?|book\w*|reserv\w*|put you|see you|arriv\w*|technicians?|tech|come|comes|coming|be there|it is|works|work for|for you|yours|expect|free|available|citas?|t[eé]cnicos?|visitas?|llega\w*|disponible|aa?y?enge|khaali)\b|आएं|आयें|खाली|मुलाक/iu;
const ASKS = /\b(?:when|what|which|how|cu[aá]ndo|qu[eé]|kab|kis|kya)\b|कब|किस|क्या/iu;

const isHours = (text: string): boolean => SPAN.test(text) || HOURS.test(text) || /^hours\b/i.test(text);

/** Says when the doors are open, or asks for a time between both ends of it. */
function statesHours(clause: string): boolean {
  if (!SPAN.test(clause) && !HOURS.test(clause)) return false;
  return !VISIT.test(clause) || (SPAN.test(clause) && ASKS.test(clause));
}

const clausesOf = (text: string): string[] => text.split(/(?<=[.,;:!?।])\s+|\s-\s/);

/** "Not on Fridays", "Friday nahi": a day on which nobody comes. */
const NOT_THEN = new RegExp(`\\b(?:not|no|never|except|nunca|excepto)\\b[^.]{0,12}${DAY}|${DAY}[^.]{0,8}(?:nahi+n?|नहीं|mat)`, 'iu');

/** The parts of a text in which opening hours prove nothing. */
export function besideHours(text: string): string {
  return clausesOf(text)
    .filter((clause) => !statesHours(clause) && !NOT_THEN.test(clause))
    .join(' ');
}

/** Of what was stated, what holds no opening hours; `hours` are the texts of the business among which to look for them. */
export function withoutHours(stated: readonly string[], hours: readonly string[]): string[] {
  const found = hours.filter(isHours);
  return stated.filter((text) => !found.some((one) => one === text || (text !== '' && one.endsWith(` ${text}`))));
}

/** The first time of a text that only the opening hours hold, and that is no statement of them; null where there is none. */
export function hoursAsOffer(text: string, stated: readonly string[], hours: readonly string[]): string | null {
  const beside = besideHours(text);
  if (unknownTimes(beside, []).length === 0) return null;
  const others = withoutHours(stated, hours);
  return others.length === stated.length ? null : (unknownTimes(beside, others)[0] ?? null);
}
