// Sentences that a business, or the law of its trade, wants beside some texts (rules.md C-46).
import { toGsm7 } from '../common/text.rules.js';
import { HARD_MAX_CHARS, PROVIDER_MAX_CHARS } from '../policy/content-critic.rules.js';
import { isLongAllowed } from '../policy/kinds.rules.js';

export interface Disclaimer {
  text: string;
  when: 'always' | 'first_message' | 'price' | 'claim';
}

export interface DisclaimerFacts {
  now: Date;
  isFirstReply: boolean;
  /** What was said before in this thread. */
  /** The text leads to something: a disclaimer for claims belongs beside it too (rules.md C-46). */
  isCta?: boolean;
  history: readonly { direction: 'in' | 'out'; body: string; at: Date }[];
}

const REPEAT_AFTER_MS = 24 * 3600 * 1000;
const PRICE = /[$€£₹]\s?\d|\b\d[\d,.]*\s?(?:dollars?|usd|euros?|eur|pounds?|gbp|rupees?|inr|rs\b|%)|\brs\.?\s?\d/i;
const CLAIM =
  /\b(?:guarantee\w*|results?|profits?|returns?|earn\w*|save[sd]?|savings|cure[sd]?|success\w*|warrant\w*|risk[- ]?free|best)\b/i;

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
  return when === 'price' ? PRICE.test(body) : isCta === true || CLAIM.test(body);
}

function wasSaid(text: string, { now, history }: DisclaimerFacts): boolean {
  return history.some(
    ({ direction, body, at }) => direction === 'out' && now.getTime() - at.getTime() < REPEAT_AFTER_MS && body.includes(text),
  );
}
