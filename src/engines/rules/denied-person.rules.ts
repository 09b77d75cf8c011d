// "Never heard of you", "this SIM is mine now", "I'm not Mr Patel": words that deny being who we mean. Alone each may be a customer's ("I
// never had a leak before"); beside a table that hears a stranger in the whole text they say the same thing twice (ADR 20).
import { matchForm, withoutAccents } from '../../common/text.rules.js';
import { spellHindi } from './hinglish-spelling.rules.js';
import type { Reading } from './words.rules.js';

const ENGLISH =
  /\b(?:never (?:heard|been|had|have|used|booked|set foot|made|called|owned|signed|did)|not me\b|(?:im|i am) not (?!(?:sure|able|home|at|in|on|the|a|an|going|there|free|available|ready|happy|interested|feeling|doing|your|working|coming|getting)\b)\w+|this (?:is|isnt|was) (?:not|no longer|meant for)|stopped being|someone else|somebody else|is mine now|mine now|my (?:number|phone|cell) now|reassigned|old number|had this (?:number|sim|phone)|no \w+ here\b|doesnt live here|whos \w+|who is \w+|wrong (?:phone|person|guy|lady|number|house)|dont (?:have|own) an? (?:dog|cat|pet|car|house|pool|appointment|account|furnace|boiler)|not booked|some mistake|calling me (?:mr|mrs|ms|miss)|who youre sending)/;
const SPANISH =
  /\b(?:no soy|nunca (?:he|saque|fui|tuve|pedi|los|les)|jamas|se (?:ha |han )?(?:equivoc|confund)\w+|no conozco|otra persona|este (?:cel\w*|telefono|numero|movil)|ya no es)\b/;
const HINDI =
  /\b(?:main \w+ nahi h\w+|kis(?:ko|ki|ka|ke)\b|kabhi .*nahi|dekha bhi nahi|kisi (?:aur|dusre) (?:ka|ko|ki)|galti se|galat (?:aadmi|jagah|insaan|bande)|r(?:o|au)ng number|(?:ye|is) (?:number|phone|sim)|nahi jaan?t[aie]|purane waale|jise? .*dhundh)/;
/** They reached somebody by mistake themselves, and go on to what they want. */
const THEIR_OWN_MISTAKE =
  /\bi (?:think i |just |must have )?(?:dial\w*|call\w*|texted|had) (?:\w+ ){0,2}wrong\b|\bmujhse\b|\bmaine galat\b/;

export function deniesBeingMeant({ raw, plain }: Reading): boolean {
  const own = matchForm(raw);
  const hindi = spellHindi(own);
  if (THEIR_OWN_MISTAKE.test(own) || THEIR_OWN_MISTAKE.test(hindi)) return false;
  return ENGLISH.test(own) || ENGLISH.test(plain) || SPANISH.test(withoutAccents(own)) || HINDI.test(hindi);
}
