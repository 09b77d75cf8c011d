import { critique, HARD_MAX_CHARS, PROVIDER_MAX_CHARS } from '../content-critic.rules.js';
import { deny, LANES, pass, type GateRule } from '../gate-facts.schema.js';

/** The binding critic over the words themselves; a person may write what they want, within what a network carries. */
export const contentRule: GateRule = {
  name: 'content',
  lanes: LANES,
  check: ({ body, kind, lane, isHumanAuthored, content }) => {
    if (isHumanAuthored) {
      if (body.trim() === '') return deny('content_empty', 'The text is empty.');
      return [...body].length > PROVIDER_MAX_CHARS
        ? deny('content_too_long', `The text is longer than ${PROVIDER_MAX_CHARS} characters.`)
        : pass('A person wrote this.');
    }
    // Staff alerts quote customers and link to the console; only their size is checked.
    if (lane === 'staff')
      return body.trim() === '' || [...body].length > PROVIDER_MAX_CHARS
        ? deny('content_too_long', 'The alert is empty or too long.')
        : pass('A staff alert.');
    const findings = critique(body, lane === 'emergency' ? 'safety' : kind, content);
    const first = findings[0];
    return first
      ? deny(`content_${first.code}`, findings.map((finding) => finding.message).join(' '))
      : pass(`The words are in order (${[...body].length} characters, usual limit ${HARD_MAX_CHARS}).`);
  },
};
