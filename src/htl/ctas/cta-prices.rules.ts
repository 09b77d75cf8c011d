// What a call to action may say of prices: its words are the owner's, and the owner's policy of prices holds for them too (C-02).
import { foreignAmounts } from '../../policy/content-critic.rules.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { BusinessFacts } from '../htl.schema.js';
import type { CtaPrice } from './cta.schema.js';

type Policy = Pick<BusinessFacts, 'pricingPolicy' | 'confirmedAmounts'>;

const JOINS = '(?:[\\s,:;(–—-]+(?:for|at|from|only|just|now|starting|por|desde|a|solo|sólo|sirf|bas))*';

/**
 * The calls to action as they may be offered now. One whose name ends or begins with a price that may not be said is offered without it; one
 * that cannot be said without is left out. Prices in words ("a free estimate") name no amount and stand.
 */
export function withinPolicy(list: readonly Cta[], business: Policy): { list: Cta[]; prices: CtaPrice[] } {
  const prices: CtaPrice[] = [];
  const offerable = list.flatMap((cta) => {
    const label = foreign(cta.label, business);
    const amount = label[0] ?? cta.steps.flatMap((step) => foreign(step, business))[0];
    if (amount === undefined) return [cta];
    const { id } = cta;
    const bare = cta.steps.every((step) => foreign(step, business).length === 0) ? withoutAmounts(cta.label, label) : null;
    const isSayable = bare !== null && foreign(bare, business).length === 0;
    prices.push({ id, label: cta.label, amount, isOffered: isSayable });
    return isSayable ? [{ ...cta, label: bare }] : [];
  });
  return { list: offerable, prices };
}

/** Why the words of an offer are others, or why it is not made; one sentence each. */
export function priceReason({ label, amount, isOffered }: CtaPrice): string {
  const what = isOffered ? 'is offered without the price' : 'is not offered';
  return `"${label}" ${what}: "${amount}" may not be named under this business's pricing policy.`;
}

function foreign(words: string, { pricingPolicy, confirmedAmounts }: Policy): string[] {
  const found = foreignAmounts(words, { pricingPolicy, ...(confirmedAmounts && { allowedAmounts: confirmedAmounts }) });
  return found.filter((amount) => /\d/.test(amount));
}

/** "Deep clean for $99" -> "Deep clean". Null where the amount stands in the middle, or too little is left to be a name. */
function withoutAmounts(label: string, amounts: readonly string[]): string | null {
  const bare = amounts.reduce((text, amount) => {
    const named = amount.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return text
      .replace(new RegExp(`${JOINS}[\\s,:;(–—-]*${named}\\)?(?:\\s+(?:only|each|flat))?\\s*[.!]*$`, 'i'), '')
      .replace(new RegExp(`^\\s*(?:only|just)?\\s*${named}[\\s,:;–—-]+(?:for\\s+)?`, 'i'), '');
  }, label);
  const words = bare.trim();
  return words.split(/\s+/).length < 2 || words === label ? null : words.charAt(0).toUpperCase() + words.slice(1);
}
