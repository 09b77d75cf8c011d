// Sentences that a business, or the law of its trade, wants beside some texts (rules.md C-46).
import { toGsm7 } from '../common/text.rules.js';
import { amountsNamed, HARD_MAX_CHARS, PROVIDER_MAX_CHARS } from '../policy/content-critic.rules.js';
import { isLongAllowed } from '../policy/kinds.rules.js';

export interface Disclaimer {
  text: string;
  when: 'always' | 'first_message' | 'price' | 'claim';
}

export interface DisclaimerFacts {
  now: Date;
  isFirstReply: boolean;
  /** The text leads to something: a disclaimer for claims belongs beside it too (rules.md C-46). */
  isCta?: boolean;
  /** What was said before in this thread. */
  history: readonly { direction: 'in' | 'out'; body: string; at: Date }[];
}

const REPEAT_AFTER_MS = 24 * 3600 * 1000;
/** Words that promise something, in the languages that we write; "mejor" alone is what suits somebody better. */
const CLAIM =
  /\b(?:guarantee\w*|results?|profits?|returns?|earn\w*|save[sd]?|savings|cure[sd]?|success\w*|warrant\w*|risk[- ]?free|best)\b|(?<!\p{L})(?:garant[ií]\w*|resultados?|ganancias?|ganar\w*|rendimientos?|ahorr\w+|cura(?:r|n|mos)?|[ée]xito|exitos[oa]s?|sin riesgos?|(?:el|la|los|las) mejor(?:es)?)(?!\p{L})|\b(?:nateej[ae]|natije|munaf[ae]|fayd[ae]|kamai|kamaye?n?(?:ge)?|bachat|safalta|ilaaj|bina (?:kisi )?(?:risk|jokhim)|sabse (?:ac+h+[aei]|behtar(?:een)?|badhiya)|pakk[ae] (?:result|nateej[ae]))\b|गारंटी|परिणाम|नतीज|मुनाफ|फायद|फ़ायद|कमाई|कमाए|बचत|सफलता|इलाज|जोखिम|रिटर्न|सबसे (?:अच्छ|बेहतर|बढ़िया)/iu;

/** The disclaimers that a text needs and the thread has not had for 24 hours; they do not count as its words. */
export function dueDisclaimers(body: string, disclaimers: readonly Disclaimer[], facts: DisclaimerFacts): string[] {
  return disclaimers
    .filter(({ when }) => isMeant(when, body, facts))
    .map(({ text }) => toGsm7(text.trim()))
    .filter((text) => text !== '' && !body.includes(text) && !wasSaid(text, facts));
}

/**
 * One text where all fits, else the disclaimers as texts of their own, which may be longer than a chat reply. One with a number
 * stands alone too: it is no price, and is not measured as one.
 */
export function withDisclaimers(body: string, kind: string, due: readonly string[]): { body: string; kind: string }[] {
  const whole = [body, ...due].join(' ');
  const max = isLongAllowed(kind) ? PROVIDER_MAX_CHARS : HARD_MAX_CHARS;
  if (due.every((text) => !/\d/.test(text)) && [...whole].length <= max) return [{ body: whole, kind }];
  const texts: string[] = [];
  for (const text of due) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + text.length < PROVIDER_MAX_CHARS) texts[texts.length - 1] = `${last} ${text}`;
    else texts.push(text);
  }
  return [{ body, kind }, ...texts.map((text) => ({ body: text, kind: 'disclaimer' }))];
}

function isMeant(when: Disclaimer['when'], body: string, { isFirstReply, isCta }: DisclaimerFacts): boolean {
  if (when === 'always') return true;
  if (when === 'first_message') return isFirstReply;
  return when === 'price' ? namesPrice(body) : isCta === true || CLAIM.test(body);
}

/** What the critic takes for an amount is one here, too; what is free has no number. */
const namesPrice = (body: string): boolean => amountsNamed(body).some((amount) => /\d/.test(amount));

function wasSaid(text: string, { now, history }: DisclaimerFacts): boolean {
  return history.some(
    ({ direction, body, at }) => direction === 'out' && now.getTime() - at.getTime() < REPEAT_AFTER_MS && body.includes(text),
  );
}
