import { addDays, atLocal, inZone, localDate, minutesOf } from '../common/time.rules.js';
import { ALERT_EVENTS, readSwitches, type AlertEvent } from './alert-events.schema.js';

/** How the business wants to be reached; the in-app row is written in any case. */
export interface AlertPreferences {
  notifySms: boolean;
  notifyEmail: boolean;
  notifyEvents: unknown;
  ownerQuietStart: string;
  ownerQuietEnd: string;
  timeZone: string;
}

export type Way = 'now' | 'deferred' | 'none';

/** What happens with one alert beside its row in the console. */
export interface DeliveryPlan {
  sms: Way;
  email: Way;
  /** End of the quiet hours, when something was deferred. */
  until: Date | null;
}

/** The end of the quiet hours that `now` lies in, or null when it lies in none. Works over midnight; equal times mean no quiet hours. */
export function quietUntil(now: Date, start: string, end: string, timeZone: string): Date | null {
  const from = minutesOf(start);
  const to = minutesOf(end);
  if (from === null || to === null || from === to) return null;
  const local = inZone(now, timeZone);
  const minute = local.hour * 60 + local.minute;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const today = localDate(now, timeZone);
  return atLocal(from < to || minute < to ? today : addDays(today, 1), end, timeZone).toJSDate();
}

/** A grouped alert leaves again at these counts only: the third call says something the second did not. */
const LOUD_COUNTS = [1, 3, 10];

/** Does the nth occurrence of a grouped event leave the console again? What is news counts as the first. */
export function isLoud(count: number): boolean {
  return LOUD_COUNTS.includes(count) || count % 25 === 0;
}

/** Preferences and quiet hours of one alert. Emergencies pass both: nobody may switch a gas leak off by accident (rules.md C-03). */
export function planDelivery(event: AlertEvent, count: number, preferences: AlertPreferences, now: Date): DeliveryPlan {
  if (ALERT_EVENTS[event].priority === 'critical') {
    return isLoud(count) ? { sms: 'now', email: 'now', until: null } : { sms: 'none', email: 'none', until: null };
  }
  const switches = readSwitches(preferences.notifyEvents, event);
  const wantsSms = preferences.notifySms && switches.sms && isLoud(count);
  const wantsEmail = preferences.notifyEmail && switches.email && isLoud(count);
  if (!wantsSms && !wantsEmail) return { sms: 'none', email: 'none', until: null };
  const until = quietUntil(now, preferences.ownerQuietStart, preferences.ownerQuietEnd, preferences.timeZone);
  const way: Way = until ? 'deferred' : 'now';
  return { sms: wantsSms ? way : 'none', email: wantsEmail ? way : 'none', until };
}

/** The newest notification of the same group, as far as grouping needs it. */
export interface GroupHead {
  /** What it says by now. */
  event: string;
  createdAt: Date;
  count: number;
  /** Keys of the occurrences it already stands for. */
  sources: string[];
  /** The item of the action list that it tells of, whatever else it says by now. */
  escalationId?: string | null;
}

export type Grouping = { kind: 'new' } | { kind: 'seen' } | { kind: 'raise'; count: number; minutes: number; isNews: boolean };

/** A call that comes again is one more of the same. */
const storyOf = (event: string): string => (event === 'call.repeat' ? 'call.missed' : event);

/**
 * New row, one more of the same, or an occurrence that was told before (an event handled twice). A row may go from one event to another,
 * as from a customer who waits to a promise that is overdue: that is news however often the first was told.
 */
export function group(head: GroupHead | null, event: AlertEvent, source: string, windowMinutes: number, now: Date): Grouping {
  if (!head) return { kind: 'new' };
  if (head.sources.includes(source)) return { kind: 'seen' };
  const elapsed = (now.getTime() - head.createdAt.getTime()) / 60_000;
  if (elapsed >= windowMinutes) return { kind: 'new' };
  return { kind: 'raise', count: head.count + 1, minutes: Math.max(1, Math.ceil(elapsed)), isNews: storyOf(head.event) !== storyOf(event) };
}

/**
 * A story that tells of one item of the action list does not tell of another: that has a story of its own, or two promises of one
 * conversation would look like one that is overdue twice. Null: the item belongs into the story of `head`.
 */
export function ownStory(head: GroupHead | null, groupKey: string, item: string): string | null {
  const told = head?.escalationId ?? null;
  return told === null || told === item ? null : `${groupKey}:${item}`;
}

/** How many occurrence keys a row remembers; older ones cannot come back within the window. */
export const REMEMBERED_SOURCES = 50;

export interface DigestItem {
  title: string;
  count: number;
  isResolved: boolean;
}

/** One text for everything that waited through the night; null when nothing is left to say. */
export function digest(items: DigestItem[], businessName: string, url: string): { subject: string; text: string; sms: string } | null {
  const open = items.filter((item) => !item.isResolved);
  if (open.length === 0) return null;
  const lines = open.map((item) => (item.count > 1 ? `${item.title} (${item.count} times)` : item.title));
  const headline = open.length === 1 ? 'While you were off: 1 thing' : `While you were off: ${open.length} things`;
  const shown = lines.slice(0, 3).join('; ');
  const rest = lines.length > 3 ? `; and ${lines.length - 3} more` : '';
  return {
    subject: `${businessName}: ${headline.toLowerCase()}`,
    text: `${headline}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n${url}`,
    sms: `${businessName}: ${headline}. ${shown}${rest}. ${url}`,
  };
}
