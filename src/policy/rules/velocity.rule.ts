import { addMinutes } from '../../common/clock.js';
import { defer, pass, skip, type GateRule } from '../gate-facts.schema.js';

export const NEW_NUMBERS_PER_PREFIX = 10;
const PAUSE_MINUTES = 10;

/** Many new numbers of one prefix within minutes look like call pumping: the first text to such numbers waits (reliability.md 3.8). */
export const velocityRule: GateRule = {
  name: 'velocity',
  lanes: ['reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ isFirstToContact, isHumanAuthored, conversation, counters, now }) => {
    if (isHumanAuthored) return skip('A person wrote this.');
    if (!isFirstToContact || conversation?.lastInboundAt != null) return skip('We already know this number.');
    // counted are the earlier ones: this text would be one more
    if (counters.prefixNewNumbers10Min < NEW_NUMBERS_PER_PREFIX) return pass('The number of new callers with this prefix is normal.');
    return defer(
      'velocity',
      addMinutes(now, PAUSE_MINUTES),
      `${counters.prefixNewNumbers10Min} new numbers with the same prefix in 10 minutes look like fraud; sending pauses for ${PAUSE_MINUTES} minutes.`,
    );
  },
};
