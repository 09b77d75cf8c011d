import { defer, pass, skip, type GateRule } from '../gate-facts.schema.js';
import { isCompliance } from '../kinds.rules.js';
import { nextWindow } from '../windows.rules.js';

/** The business's own hourly and daily limits; what is over them waits for the next hour or day. */
export const capsRule: GateRule = {
  name: 'caps',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ counters, org, now, isHumanAuthored, kind }) => {
    if (isHumanAuthored || isCompliance(kind)) return skip('Limits count automatic texts only.');
    if (counters.day >= org.caps.day)
      return defer('daily_cap', nextWindow('day', now), `The daily limit of ${org.caps.day} texts is reached.`);
    if (counters.hour >= org.caps.hour)
      return defer('hourly_cap', nextWindow('hour', now), `The hourly limit of ${org.caps.hour} texts is reached.`);
    return pass(`${counters.hour} of ${org.caps.hour} texts this hour, ${counters.day} of ${org.caps.day} today.`);
  },
};
