import { deny, LANES, pass, PROACTIVE_LANES, type GateFacts, type GateRule } from '../gate-facts.schema.js';
import { isOptOutConfirmation } from '../kinds.rules.js';

/** An opt-out stops every text, also a person's and also a safety text (C-03, C-14, C-31); its one confirmation is allowed. */
export const suppressionRule: GateRule = {
  name: 'suppression',
  lanes: LANES,
  check: (facts) => {
    const { suppression, kind } = facts;
    if (!suppression?.isSuppressed) return pass('This person has not opted out.');
    if (isOptOutConfirmation(kind)) return pass('This person opted out; the one confirmation of it may go.');
    if (suppression.isGlobal) return deny('opted_out', 'This number opted out of all texts on this installation.');
    return covers(facts) ? deny('opted_out', 'This person has opted out.') : pass(`The opt-out covers only ${suppression.scope}.`);
  },
};

function covers({ suppression, channel, lane }: GateFacts): boolean {
  switch (suppression?.scope) {
    case 'marketing':
      return PROACTIVE_LANES.includes(lane);
    case 'sms':
    case 'whatsapp':
      return channel.kind === suppression.scope;
    default:
      return true;
  }
}
