import { deny, pass, skip, type GateRule } from '../gate-facts.schema.js';
import { isTextBack } from '../kinds.rules.js';
import { hasOptOutLine, namesBusiness } from '../opt-out-line.rules.js';

/** The text after a missed call, every follow-up and every campaign text says how to stop; the first one also names the business (C-19). Replies do neither. */
export const optOutLineRule: GateRule = {
  name: 'opt-out-line',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ lane, kind, body, org, isFirstToContact, isHumanAuthored }) => {
    if (isHumanAuthored) return skip('A person wrote this.');
    const isFirstContactText = isTextBack(kind);
    if (!isFirstContactText && (lane === 'reply' || lane === 'transactional')) return skip('Answers carry no opt-out line.');
    if (!hasOptOutLine(body)) return deny('missing_opt_out_line', 'The text does not say how to opt out.');
    if ((isFirstContactText || isFirstToContact) && !namesBusiness(body, org.name))
      return deny('missing_business_name', 'The first text must name the business.');
    return pass('It says how to opt out.');
  },
};
