import { isWanted } from '../../appointments/preference.rules.js';
import { wordGroups } from '../../knowledge/words.rules.js';
import type { Candidate, CandidateFactor, CandidateGroup, LeftOutReason, OpenSlot, SlotFit } from './candidate.schema.js';

/** Whoever got an unasked text this recently is left in peace (rules.md C-58). */
const PEACE_HOURS = 72;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days between the opening and the appointment that would come forward, and what that is worth. */
const SOONER: readonly [number, number][] = [
  [7, 15],
  [3, 11],
  [1, 7],
];
const URGENCY_POINTS: Readonly<Record<string, [number, string]>> = {
  emergency: [8, 'it is an emergency'],
  urgent: [8, 'it is urgent'],
  soon: [5, 'they want it soon'],
  flexible: [2, 'they have time'],
};
const MOOD_POINTS: Readonly<Record<string, [number, string]>> = {
  happy: [3, 'happy when they last wrote'],
  positive: [2, 'in a good mood when they last wrote'],
  frustrated: [-8, 'frustrated when they last wrote'],
  angry: [-20, 'angry when they last wrote'],
};
const MOST_REASONS = 3;
const MOST_QUOTED = 60;

/** Why this person is no candidate whatever the gate says; null when nothing stands in the way. */
export function leftOutReason(candidate: Candidate, slot: OpenSlot, now: Date): LeftOutReason | null {
  const out = (code: string, reason: string, until: Date | null = null): LeftOutReason => ({ code, reason, until });
  const { holder } = slot;
  if (holder?.contactId === candidate.contactId)
    return holder.isStanding ? out('has_it', 'This time is theirs already.') : out('gave_it_back', 'They gave this time back.');
  if (candidate.address === null) return out('no_number', 'There is no number to text to.');
  if (!candidate.wasInTouch) return out('no_consent', 'They never wrote, called or booked: an offer needs their consent first.');
  if (candidate.openActions > 0) return out('open_action', 'Something about them waits for a person; settle that first.');
  if (candidate.hasClash) return out('clash', 'They have an appointment at that time.');
  if (candidate.later && candidate.later.minutes > slot.minutes)
    return out('too_short', `Their appointment takes ${candidate.later.minutes} minutes; this opening has ${slot.minutes}.`);
  if (candidate.contactedAt) {
    const until = new Date(candidate.contactedAt.getTime() + PEACE_HOURS * HOUR);
    if (until > now) return out('contacted', `They got a text that they did not ask for within ${PEACE_HOURS} hours.`, until);
  }
  return null;
}

/** How well this person fits the opening, with every point explained. The same data always give the same score. */
export function slotFit(candidate: Candidate, slot: OpenSlot, now: Date): SlotFit {
  const factors = [
    ...wish(candidate, slot),
    ...history(candidate),
    ...response(candidate, now),
    ...pick('mood', 'mood', MOOD_POINTS[candidate.sentiment]),
  ].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const base: CandidateFactor = { group: 'response', code: 'reachable', points: 10, label: 'may be texted now' };
  const sum = factors.reduce((total, { points }) => total + points, base.points);
  // below zero nobody can fall: what is missing to it is taken off the base, so that the points still make the score
  const score = Math.max(0, Math.min(100, sum));
  return { score, factors: [...factors, { ...base, points: base.points + score - sum }], reason: reasonOf(factors) };
}

/** The best first; of equals the one who wrote last, then by id, so that the order never jumps. */
export function byFit<T extends SlotFit & Pick<Candidate, 'contactId' | 'lastInboundAt'>>(candidates: readonly T[]): T[] {
  const last = ({ lastInboundAt }: T): number => lastInboundAt?.getTime() ?? 0;
  return [...candidates].sort((a, b) => b.score - a.score || last(b) - last(a) || (a.contactId < b.contactId ? -1 : 1));
}

function wish(candidate: Candidate, slot: OpenSlot): CandidateFactor[] {
  const { later, preference, wants } = candidate;
  const factors: CandidateFactor[] = [];
  const add = (code: string, points: number, label: string): void => void factors.push({ group: 'fit', code, points, label });
  if (slot.service) {
    if (later?.serviceId === slot.service.id) add('service', 22, `has ${slot.service.name} booked for later`);
    else if (wants !== null && wantsService(wants, slot.service)) add('service', 22, `asked for ${slot.service.name}`);
    else if (later !== null || wants !== null)
      add('service', -10, `wanted something else: ${(later?.serviceName ?? wants ?? '').slice(0, MOST_QUOTED)}`);
  }
  if (later) {
    const days = Math.floor((later.startsAt.getTime() - slot.startsAt.getTime()) / DAY);
    const sooner = SOONER.find(([least]) => days >= least);
    if (sooner) add('sooner', sooner[1], `would come ${days} ${days === 1 ? 'day' : 'days'} sooner`);
  }
  if (preference) factors.push(...time(preference, slot));
  return [...factors, ...pick('fit', 'urgency', URGENCY_POINTS[candidate.urgency])];
}

function time(preference: NonNullable<Candidate['preference']>, slot: OpenSlot): CandidateFactor[] {
  if (!isWanted(slot.startsAt, preference, slot.zone))
    return [{ group: 'fit', code: 'other_time', points: -15, label: 'asked for another time' }];
  const { dates, weekdays, timeOfDay, exactTime } = preference;
  if (dates?.length || weekdays?.length || timeOfDay || exactTime !== undefined)
    return [{ group: 'fit', code: 'time', points: 20, label: 'asked for such a time' }];
  if (preference.isAsap) return [{ group: 'fit', code: 'time', points: 14, label: 'wants it as soon as possible' }];
  return preference.isFlexible ? [{ group: 'fit', code: 'time', points: 8, label: 'takes any time' }] : [];
}

function history({ visits, noShows, cancellations }: Candidate): CandidateFactor[] {
  const factors: CandidateFactor[] = [];
  const add = (code: string, points: number, label: string): void => void factors.push({ group: 'history', code, points, label });
  if (visits > 0) add('visits', visits >= 3 ? 10 : visits === 2 ? 8 : 6, `came ${visits === 1 ? 'once' : `${visits} times`}`);
  if (noShows > 0) add('no_shows', -12 * Math.min(2, noShows), `did not show up ${noShows === 1 ? 'once' : `${noShows} times`}`);
  if (cancellations >= 2) add('cancellations', -5, `cancelled ${cancellations} times`);
  return factors;
}

function response({ ours, answers, averageReplySeconds, lastInboundAt }: Candidate, now: Date): CandidateFactor[] {
  const factors: CandidateFactor[] = [];
  const add = (code: string, points: number, label: string): void => void factors.push({ group: 'response', code, points, label });
  if (ours > 0 && answers / ours >= 0.5) add('answers', 6, 'answers most of our texts');
  else if (ours >= 3 && answers === 0) add('answers', -8, `answered none of our ${ours} texts`);
  if (averageReplySeconds !== null && averageReplySeconds <= 15 * 60) add('quick', 4, 'answers within a quarter of an hour');
  if (lastInboundAt && now.getTime() - lastInboundAt.getTime() <= 7 * DAY) add('fresh', 2, 'wrote within a week');
  return factors;
}

function pick(group: CandidateGroup, code: string, entry: [number, string] | undefined): CandidateFactor[] {
  return entry ? [{ group, code, points: entry[0], label: entry[1] }] : [];
}

/** Every telling word of the service's name or one of its keywords stands in what they asked for. */
function wantsService(wants: string, service: NonNullable<OpenSlot['service']>): boolean {
  const asked = new Set(wordGroups(wants));
  return [service.name, ...service.keywords].some((words) => {
    const groups = wordGroups(words);
    return groups.length > 0 && groups.every((group) => asked.has(group));
  });
}

function reasonOf(factors: readonly CandidateFactor[]): string {
  const good = factors.filter(({ points }) => points > 0).slice(0, MOST_REASONS);
  const bad = factors.find(({ points }) => points < 0);
  const words = good.map(({ label }) => label).join(', ');
  if (words === '' && !bad) return 'May be texted; nothing more is known.';
  return sentence(words === '' ? bad!.label : bad ? `${words}; but ${bad.label}` : words);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
