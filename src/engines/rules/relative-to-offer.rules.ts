import { isoInZone } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { Choice } from './picks.rules.js';
import type { Reading } from './words.rules.js';

const OTHER_HOUR =
  /^(?:(?:maybe|at|around|can (?:you|i|we) do|could (?:you|i|we) do|do you have|how about|what about|hm+|is|a las|tienen a las) )*(1[0-2]|[5-9])(?: (?:works?|please|is better|would be better|is good|instead|available|free|por favor))*$/;

/** "9" where four openings are on the table and none of them is at nine: the hour that they would rather have. */
function otherHour(text: string, choices: readonly Choice[]): string | null {
  const said = Number(OTHER_HOUR.exec(text)?.[1]);
  if (!(said > choices.length)) return null;
  return `${String(said < 7 ? said + 12 : said).padStart(2, '0')}:00`;
}

/** "anything later?" in terms of what was offered. */
export function relativeToOffer(reading: Reading, choices: readonly Choice[], zone: string): TimePreference | null {
  const text = reading.plain;
  const slots = choices.map((choice) => isoInZone(choice.startsAt, zone)).sort((a, b) => a.toMillis() - b.toMillis());
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return null;
  const days = [...new Set(slots.map((slot) => slot.toFormat('yyyy-MM-dd')))];
  if (
    /\b(?:later (?:date|day|in the week|that week|week)|another day|different day|other days?|another date|different date)\b/.test(text)
  ) {
    return { dates: [{ from: last.plus({ days: 1 }).toFormat('yyyy-MM-dd'), to: last.plus({ days: 14 }).toFormat('yyyy-MM-dd') }], text };
  }
  if (/\b(?:later|(?<!\b(?:not|nothing) )too early)\b/.test(text) && !/\bsee you later\b|\blater then\b/.test(text)) {
    const latest = slots
      .map((slot) => slot.toFormat('HH:mm'))
      .sort()
      .at(-1) as string;
    return { ...(days.length === 1 ? { dates: [{ from: days[0]!, to: days[0]! }] } : {}), timeOfDay: { from: latest }, text };
  }
  const hour = otherHour(text, choices);
  if (hour !== null) return { exactTime: hour, text };
  if (/\b(?:sooner|too far|not soon enough)\b/.test(text)) return { isAsap: true, text };
  if (/\b(?:earlier|too late)\b/.test(text)) {
    const soonest = slots.map((slot) => slot.toFormat('HH:mm')).sort()[0] as string;
    return { ...(days.length === 1 ? { dates: [{ from: days[0]!, to: days[0]! }] } : {}), timeOfDay: { from: '00:00', to: soonest }, text };
  }
  return null;
}
