// The first text after a missed call. What a business wrote for it is checked where it is saved, and again when it is sent.
import { filledIn } from '../common/placeholders.rules.js';
import { toGsm7 } from '../common/text.rules.js';
import { HARD_MAX_CHARS } from './content-critic.rules.js';
import { withBusinessName, withOptOutLine } from './opt-out-line.rules.js';

/**
 * Who writes, what happened, how to stop. A custom greeting gets what it lacks, once (C-19). One with a gap is not used (C-38), nor one that is
 * too long with it, as after a change of the business's name: the gate would hold the text back, and the caller would get nothing.
 */
export function textBackBody(businessName: string, greeting: string | null): string {
  const own = greeting === null ? null : ownBody(businessName, greeting);
  if (own !== null && lengthOf(own) <= HARD_MAX_CHARS) return own;
  return finished(`Hi, this is ${businessName}. Sorry we missed your call! How can we help you today?`);
}

/** How many characters a greeting is too long to be sent; 0 or less where it fits. */
export function greetingOverflow(businessName: string, greeting: string): number {
  const own = ownBody(businessName, greeting);
  return own === null ? 0 : lengthOf(own) - HARD_MAX_CHARS;
}

/** One sentence about a greeting that cannot be sent as it is; null where it can. */
export function greetingProblem(businessName: string, greeting: string): string | null {
  const over = greetingOverflow(businessName, greeting);
  if (over <= 0) return null;
  const room = lengthOf(greeting.trim()) - over;
  return `is ${over} characters too long: beside the name of the business and how to opt out ${room} characters are left for it.`;
}

/** Null where it leaves a gap that nothing fills, or says nothing. */
function ownBody(businessName: string, greeting: string): string | null {
  const own = filledIn(greeting.trim(), { 'business.name': businessName });
  return own ? finished(withBusinessName(own, businessName)) : null;
}

const finished = (body: string): string => toGsm7(withOptOutLine(body));
const lengthOf = (text: string): number => [...text].length;
