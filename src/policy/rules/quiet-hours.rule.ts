import { inZone } from '../../common/time.rules.js';
import { defer, deny, pass, PROACTIVE_LANES, skip, type GateRule } from '../gate-facts.schema.js';
import { nextAllowedInstant } from '../quiet-hours.rules.js';
import { stateOf } from '../zones.rules.js';

/** Texts in which we speak first leave only in the recipient's allowed hours, in every zone the person may be in (C-25). */
export const quietHoursRule: GateRule = {
  name: 'quiet-hours',
  lanes: PROACTIVE_LANES,
  check: ({ now, org, to, isHumanAuthored, expiresAt }) => {
    if (isHumanAuthored) return skip('A person wrote this and chose the hour.');
    const zones = to.timeZones.length > 0 ? to.timeZones : [org.timeZone];
    const until = nextAllowedInstant(now, {
      zones,
      quietStart: org.quietStart,
      quietEnd: org.quietEnd,
      country: to.country,
      state: stateOf(to.address),
    });
    if (!until) return deny('no_allowed_hour', 'The quiet hours leave no moment in which this text may go.');
    if (until.getTime() === now.getTime()) return pass('It is a permitted hour where this person may be.');
    if (expiresAt && until.getTime() >= expiresAt.getTime())
      return deny('expired_by_quiet_hours', 'Quiet hours last beyond the time for this text.');
    return defer(
      'quiet_hours',
      until,
      `Quiet hours; it waits until ${inZone(until, org.timeZone).setLocale('en-US').toFormat('ccc LLL d, h:mm a ZZZZ')}.`,
    );
  },
};
