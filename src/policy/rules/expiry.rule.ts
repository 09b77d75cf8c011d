import { deny, LANES, pass, type GateRule } from '../gate-facts.schema.js';

/** A text whose moment has passed is not sent late. */
export const expiryRule: GateRule = {
  name: 'expiry',
  lanes: LANES,
  check: ({ expiresAt, now }) =>
    expiresAt && expiresAt.getTime() <= now.getTime()
      ? deny('expired', 'Its time has passed.')
      : pass(expiresAt ? 'It is still in time.' : 'It has no end time.'),
};
