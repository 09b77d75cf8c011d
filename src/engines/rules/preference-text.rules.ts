import { DateTime } from 'luxon';
import { dateLabel } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function clockText(time: string): string {
  return DateTime.fromISO(`2000-01-01T${time}`, { zone: 'utc' })
    .setLocale('en-US')
    .toFormat(time.endsWith(':00') ? 'h a' : 'h:mm a');
}

/** A wish in words that stay true tomorrow: "Sat Nov 21 after 3 PM", never "tomorrow". Empty when only days were excluded. */
export function describePreference(preference: TimePreference): string {
  const parts: string[] = [];
  if (preference.isAsap) parts.push('As soon as possible');
  for (const span of preference.dates ?? [])
    parts.push(span.from === span.to ? dateLabel(span.from) : `${dateLabel(span.from)} to ${dateLabel(span.to)}`);
  if (preference.weekdays?.length === 5 && preference.weekdays.every((day) => day <= 5)) parts.push('Weekdays');
  else if (preference.weekdays?.length) parts.push(preference.weekdays.map((day) => `${DAYS[day - 1]}s`).join(' or '));
  let text = parts.join(' or ');
  if (preference.exactTime) text = `${text} at ${clockText(preference.exactTime)}`;
  else if (preference.timeOfDay) {
    const { from, to } = preference.timeOfDay;
    if (from === '00:00' && to) text = `${text} before ${clockText(to)}`;
    else text = to ? `${text} between ${clockText(from)} and ${clockText(to)}` : `${text} after ${clockText(from)}`;
  }
  if (!text.trim() && preference.isFlexible) return 'Any time';
  if (!text.trim() && preference.notWeekdays?.length)
    return `Any day but ${preference.notWeekdays.map((day) => DAYS[day - 1]).join(' and ')}`;
  const trimmed = text.trim();
  return trimmed ? trimmed[0]!.toUpperCase() + trimmed.slice(1) : '';
}
