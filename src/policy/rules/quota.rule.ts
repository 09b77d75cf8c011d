import { deny, pass, skip, type GateRule } from '../gate-facts.schema.js';
import { isCompliance } from '../kinds.rules.js';

/** The texts of a month that the agency allows a client. What a person writes, emergencies and answers to STOP always go. */
export const quotaRule: GateRule = {
  name: 'quota',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ counters, org, isHumanAuthored, kind }) => {
    const limit = org.messagesPerMonth;
    if (limit === null) return skip('No monthly limit is set.');
    if (isHumanAuthored || isCompliance(kind)) return skip('The monthly limit stops automatic texts only.');
    if (counters.month >= limit)
      return deny(
        'message_quota',
        `All ${limit} texts of this month are used. A person can still answer; your agency can raise the limit.`,
      );
    return pass(`${counters.month} of ${limit} texts this month.`);
  },
};
