import { deny, pass, type GateRule } from '../gate-facts.schema.js';
import { isCompliance } from '../kinds.rules.js';

/** A contact blocked by staff gets nothing automatic. */
export const blockedContactRule: GateRule = {
  name: 'blocked-contact',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ to, isHumanAuthored, kind }) => {
    if (!to.isBlocked) return pass('This contact is not blocked.');
    if (isHumanAuthored || isCompliance(kind)) return pass('This contact is blocked for automatic texts only.');
    return deny('contact_blocked', 'Staff blocked this contact.');
  },
};
