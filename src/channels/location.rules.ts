import { WEEKDAYS, checkHours, type WeekHours } from '../common/business-hours.rules.js';
import { isZone } from '../common/time.rules.js';

export interface LocationInput {
  name?: string;
  address?: string;
  hours?: Partial<WeekHours> | null;
  timeZone?: string | null;
}

/** When and where a call or a text reaches the business. */
export interface Place {
  hours: Partial<WeekHours>;
  timeZone: string;
}

const RANGES_A_DAY = 6;

const isRange = (range: unknown): boolean => {
  if (typeof range !== 'object' || range === null) return false;
  const { open, close, ...rest } = range as Record<string, unknown>;
  return typeof open === 'string' && typeof close === 'string' && Object.keys(rest).length === 0;
};

/** What is wrong with a location, by field; empty when all is well. */
export function checkLocation({ hours, timeZone }: LocationInput): Record<string, string> {
  const errors: Record<string, string> = {};
  if (typeof timeZone === 'string' && !isZone(timeZone)) errors.timeZone = 'Choose a time zone such as America/Chicago.';
  if (!hours) return errors;
  for (const [day, ranges] of Object.entries(hours as Record<string, unknown>)) {
    if (!WEEKDAYS.some((weekday) => weekday === day)) errors[`hours.${day}`] = 'This is not a weekday.';
    else if (!Array.isArray(ranges) || ranges.length > RANGES_A_DAY || !ranges.every(isRange))
      errors[`hours.${day}`] = `Give a list of at most ${RANGES_A_DAY} ranges, such as 08:00 to 17:00.`;
  }
  return Object.keys(errors).length > 0 ? errors : checkHours(hours);
}

/** The hours and zone that count at a location: its own, else those of the business. */
export function placeOf(location: { hours: Partial<WeekHours> | null; timeZone: string | null } | null, business: Place): Place {
  return { hours: location?.hours ?? business.hours, timeZone: location?.timeZone ?? business.timeZone };
}
