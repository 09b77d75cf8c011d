// A new time in terms of the visit that stands: "half an hour later", "same time on Friday", "can you move me to 9".
import type { DateTime } from 'luxon';
import { isoInZone } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { UpcomingAppointment } from '../engine.port.js';
import { countOf, HOURS_SPAN, PUSHED_DAYS } from './spans.rules.js';
import { read, type Reading } from './words.rules.js';

const SPAN = new RegExp(`\\b${HOURS_SPAN}\\b`);
const DAYS = new RegExp(`\\b${PUSHED_DAYS}\\b`);
const EARLIER = /\b(?:earlier|sooner|forward|ahead|up)\b/;
const LATER = /\b(?:later|back|late|behind|push\w*|delay\w*)\b/;
const SAME_DAY = /\bsame day\b/;
const SAME_TIME = /\bsame (?:time|hour)\b|\bmism[ao] (?:hora|horario)\b|\bus[ie] (?:time|samay|waqt)\b/;

/**
 * The wish that a text means where it moves the one visit that stands; `said` is what it names by itself. A day without an hour keeps no
 * hour, an hour without a day is that of the visit's own day.
 */
export function relativeToVisit(
  reading: Reading,
  visit: Pick<UpcomingAppointment, 'startsAt'>,
  zone: string,
  said: TimePreference | null,
): TimePreference | null {
  const text = reading.plain;
  const start = isoInZone(visit.startsAt, zone);
  const day = { from: start.toFormat('yyyy-MM-dd'), to: start.toFormat('yyyy-MM-dd') };
  const namesDay = Boolean(said?.dates?.length ?? said?.weekdays?.length);
  if (SAME_TIME.test(text) && namesDay) return { ...said!, timeOfDay: undefined, exactTime: start.toFormat('HH:mm') };
  if (SAME_DAY.test(text)) return { ...(said ?? { text }), dates: [day] };
  const days = daysOf(text);
  if (days !== null && !namesDay) {
    const moved = start.plus({ days }).toFormat('yyyy-MM-dd');
    return { dates: [{ from: moved, to: moved }], exactTime: start.toFormat('HH:mm'), text };
  }
  const isOwnDay = said?.dates?.length === 1 && said.dates[0]!.from === day.from && said.dates[0]!.to === day.from;
  if (isOwnDay && said.exactTime === undefined && said.timeOfDay === undefined) return { ...said, ...turned(text, start) };
  const minutes = shiftOf(text);
  if (minutes !== null && !namesDay) {
    const moved = start.plus({ minutes });
    return moved.hasSame(start, 'day') ? { dates: [day], exactTime: moved.toFormat('HH:mm'), text } : said;
  }
  if (said && !namesDay && (said.exactTime !== undefined || said.timeOfDay !== undefined)) return { ...said, dates: [day] };
  const hour = said === null || said.isFlexible === true ? bareHour(text) : null;
  if (hour !== null) return { dates: [day], exactTime: hour, text };
  const span = said === null ? turned(text, start) : {};
  return span.timeOfDay ? { dates: [day], ...span, text } : said;
}

/** "Any earlier", "a bit later": the part of the day before or after the visit. */
function turned(text: string, start: DateTime): Pick<TimePreference, 'timeOfDay'> {
  if (/\b(?:earlier|sooner)\b/.test(text)) return { timeOfDay: { from: '00:00', to: start.toFormat('HH:mm') } };
  if (/\blater\b/.test(text) && !/\b(?:date|week|day) ?$/.test(text))
    return { timeOfDay: { from: start.plus({ minutes: 1 }).toFormat('HH:mm') } };
  return {};
}

/** "Push it a week": days to move by; null where nothing is said of days. */
function daysOf(text: string): number | null {
  const found = DAYS.exec(text);
  return found && countOf(found[1]!) * (found[2]!.startsWith('week') ? 7 : 1);
}

/** "Make it 11", "bump it to 1", "2:30": the hour of a working day that is meant. */
const HOUR =
  /(?:^|\b(?:to|at|it|for|around|about|like|say|do|by|come|or|anymore) )(1[0-2]|[1-9])(?::([0-5]\d))?(?: ?(am|pm))?(?= (?:instead|please|works?|would|is|better|oclock|if|or|today|tomorrow|thanks|possible)\b|$)/;

function bareHour(text: string): string | null {
  const found = HOUR.exec(text);
  if (!found) return null;
  const [, hour = '', minutes = '00', half] = found;
  const at = Number(hour) % 12;
  const isAfternoon = half === 'pm' || (half === undefined && at < 7);
  return `${String(at + (isAfternoon ? 12 : 0)).padStart(2, '0')}:${minutes}`;
}

/** Minutes to move by, later ones positive; null where no span is named with a direction. */
function shiftOf(text: string): number | null {
  const span = SPAN.exec(text);
  if (!span) return null;
  const [, amount = '', unit = '', half] = span;
  const count = countOf(amount) + (half === undefined ? 0 : 0.5);
  const minutes = Math.round(count * (unit.startsWith('h') ? 60 : 1));
  // What is said of the direction stands beside the span: "30 min later", "push it back an hour".
  const beside = `${text.slice(Math.max(0, span.index - 25), span.index)} ${text.slice(span.index + span[0].length, span.index + span[0].length + 12)}`;
  if (EARLIER.test(beside)) return -minutes;
  return LATER.test(beside) ? minutes : null;
}

/** The text without the spans that it moves by: "an hour earlier" asks nothing about our hours. */
export function withoutSpans(reading: Reading): Reading {
  return read(reading.flat.replace(new RegExp(SPAN, 'g'), ' '));
}
