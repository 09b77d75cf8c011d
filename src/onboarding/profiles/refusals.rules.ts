import { placeholderProblem } from '../../common/placeholders.rules.js';
import { matchForm } from '../../common/text.rules.js';
import { refusedInstruction, refusedWording } from '../instruction.rules.js';
import type { ProfileDocuments } from './documents.schema.js';
import { held, inventionsIn, stringsIn } from './held.rules.js';

/** A text of the documents and where it stands: `guardrails.businessRules.2`. */
interface Place {
  path: string;
  text: string;
}

/** Words of others, or words that are named so that they are not said: they are no instruction and no wording of ours. */
const NOT_OURS = [
  /^guardrails\.(?:systemRules|forbiddenPhrases|languageRestrictions)\b/,
  /^scriptLibrary\.socialProof\b/,
  /^salesRules\.objections\.\d+\.objection$/,
];
/** What is said to a customer, word for word. */
const SAID = [/^scriptLibrary\.scripts\.\d+\.body$/, /^toneProfile\.examples\b/, /^salesRules\.objections\.\d+\.answer$/];
/** Where something may be left open, to be filled in when it is said. */
const SCRIPT = /^scriptLibrary\.scripts\.\d+\.body$/;
/** Where a business tells its assistant what to do. */
const TOLD = [/^guardrails\.(?:businessRules|customInstructions)\b/, /^salesRules\.(?:hotLead|customTriggers)\b/];

const FREE_THINGS =
  '(?:service|estimates?|quotes?|inspections?|visits?|consultations?|trials?|class(?:es)?|lessons?|delivery|shipping|install\\w*|diagnos\\w*|checks?|check ?ups?|sessions?|demos?|haircuts?|gifts?|months?|weeks?|days?|repairs?|call ?outs?|tune ?ups?|of charge)';
const DISCOUNT = `(?:discounts?|(?:\\d+|percent|half|dollars?|bucks) off|coupons?|promos?|vouchers?|rebates?|free ${FREE_THINGS}|descuentos?|gratis|cheaper)`;
const GIVES = new RegExp(
  `\\b(?:promise|offer|give|grant|apply|take|get|knock|advertise|mention|tell|say|ofrece|promete|da)\\b.{0,60}?\\b${DISCOUNT}\\b|\\b\\d+ (?:percent )?(?:off|discount)\\b`,
);
const GIVES_NOT = /\b(?:never|do not|dont|no|cannot|cant|must not|without)\b(?! (?:forget|fail|hesitate))/;
const DISCOUNT_WORDS = new RegExp(`\\b${DISCOUNT}\\b`, 'g');
const AMOUNT = /(?:[$€£₹]\s?|\brs\.?\s?)\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?%/g;

/** What a business may not tell or let its assistant say, one sentence per field with the field's place; empty means all may stand. */
export function refusalsIn(documents: ProfileDocuments): Record<string, string> {
  const errors: Record<string, string> = {};
  const offer = offerOf(documents);
  for (const { path, text } of places(documents)) {
    if (NOT_OURS.some((pattern) => pattern.test(path))) continue;
    const refused = refusedInstruction(text) ?? refusedWording(text);
    const why = refused?.reason ?? (SCRIPT.test(path) ? placeholderProblem(text) : null) ?? unheldDiscount(path, text, offer);
    if (why) errors[path] = why;
  }
  return errors;
}

/** Where the true prices stand. */
function offerOf({ businessConfig }: ProfileDocuments): string {
  const { products, pricingSummary, offerSummary, strengths, refundPolicy, deliveryTime } = businessConfig;
  return stringsIn({ products, pricingSummary, offerSummary, strengths, refundPolicy, deliveryTime }).join('\n').toLowerCase();
}

function unheldDiscount(path: string, text: string, offer: string): string | null {
  const isSaid = SAID.some((pattern) => pattern.test(path));
  if (!isSaid && !TOLD.some((pattern) => pattern.test(path))) return null;
  const known = held([offer], []);
  for (const sentence of text.split(/(?<=[!?;\n])\s*|(?<=\.)\s+/)) {
    const form = matchForm(sentence);
    const gives = GIVES.exec(form);
    if (gives && !GIVES_NOT.test(form)) {
      const isHeld =
        [...gives[0].matchAll(DISCOUNT_WORDS)].some(([word]) => offer.includes(word.split(' ').at(-1) ?? word)) &&
        inventionsIn(sentence, known).every((found) => !found.startsWith('the number'));
      if (!isHeld) return 'It promises a discount that the offer does not have. Write it under products or prices first.';
    }
    if (!isSaid) continue;
    const amount = [...sentence.toLowerCase().matchAll(AMOUNT)].find(([found]) => !known.numbers.has(digits(found)));
    if (amount) return `It names ${amount[0].trim()}, which is not in the offer. Write it under products or prices first.`;
  }
  return null;
}

const digits = (amount: string): string => amount.replace(/[^\d.%]/g, '').replace(/^\.|\.0+(?=%|$)/g, '');

/** Every text with its place. */
function places(value: unknown, path = ''): Place[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => places(inner, path === '' ? key : `${path}.${key}`));
}
