import { clip } from '../../common/text.rules.js';
import type { LeadStatus } from '../../leads/lead.machine.js';

export const FACTOR_GROUPS = ['engagement', 'behaviour', 'timing'] as const;
export type FactorGroup = (typeof FACTOR_GROUPS)[number];

/** From this score on a lead is worth a call before all others. */
export const HOT_FROM = 60;
/** Whoever was silent this long is not hot, whatever they said before. */
export const COLD_AFTER_DAYS = 14;
const COLD_AT_MOST = 40;

/** What is known about a lead; counts of the last 30 days. */
export interface ScoredLead {
  status: LeadStatus;
  isOpen: boolean;
  isOptedOut: boolean;
  texts: number;
  calls: number;
  lastTextAt: Date | null;
  lastCallAt: Date | null;
  /** Our texts since theirs. */
  unanswered: number;
  /** Minutes between our last text and their answer. */
  answeredInMinutes: number | null;
  /** What their newest texts were about, newest first. */
  intents: readonly string[];
  sentiment: string;
  urgency: string;
  /** Names of facts that are sure enough to work with. */
  knownSlots: readonly string[];
  upcomingAppointments: number;
  /** The business's own line of what makes a lead hot that their texts speak of; null where they speak of none. */
  ownLine: string | null;
}

export interface ScoreFactor {
  group: FactorGroup;
  code: string;
  points: number;
  /** Plain words. */
  label: string;
}

export interface LeadScore {
  /** 0-100. */
  score: number;
  isHot: boolean;
  /** The heaviest first, whichever its sign. */
  factors: ScoreFactor[];
}

/** As much as a wish for an appointment: the business said itself that such people buy. */
const OWN_LINE_POINTS = 16;
const MAX_LINE = 80;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const INTENT_POINTS: Readonly<Record<string, [number, string]>> = {
  BOOKING: [16, 'Asked for an appointment'],
  INTERESTED: [12, 'Said that they are interested'],
  PRICING: [10, 'Asked what it costs'],
  QUESTION: [5, 'Asked a question'],
  COMPLAINT: [-4, 'Complained'],
  NOT_INTERESTED: [-25, 'Said that they are not interested'],
  WRONG_PERSON: [-30, 'It is not the person we meant'],
};
const URGENCY_POINTS: Readonly<Record<string, [number, string]>> = {
  emergency: [14, 'It is an emergency'],
  urgent: [12, 'It is urgent'],
  soon: [7, 'They want it soon'],
  flexible: [2, 'They have time'],
};
const SENTIMENT_POINTS: Readonly<Record<string, [number, string]>> = {
  happy: [5, 'Happy'],
  positive: [3, 'In a good mood'],
  frustrated: [-4, 'Frustrated'],
  angry: [-8, 'Angry'],
};
const SLOT_WORDS: Readonly<Record<string, string>> = {
  service_needed: 'what they need',
  name: 'their name',
  address: 'where',
  preferred_time: 'when',
  email: 'their e-mail',
};
/** Hours since the last sign of life, and what it is worth. */
const FRESHNESS: readonly [number, number, string][] = [
  [1, 25, 'Wrote or called within the hour'],
  [24, 19, 'Wrote or called within a day'],
  [72, 11, 'Wrote or called within three days'],
  [7 * 24, 4, 'Wrote or called within a week'],
];

/** How likely this lead is to buy now, with every point explained. The same data always give the same score. */
export function leadScore(lead: ScoredLead, now: Date): LeadScore {
  const ended = endedFactor(lead);
  if (ended) return { score: 0, isHot: false, factors: [ended] };
  const factors = [...engagement(lead), ...behaviour(lead), ...timing(lead, now)];
  const sum = factors.reduce((total, { points }) => total + points, 0);
  const silentDays = (now.getTime() - lastSign(lead)) / DAY;
  if (silentDays >= COLD_AFTER_DAYS && sum > COLD_AT_MOST)
    factors.push({ group: 'timing', code: 'cold', points: COLD_AT_MOST - sum, label: `No word for ${COLD_AFTER_DAYS} days or more` });
  const score = Math.max(0, Math.min(100, silentDays >= COLD_AFTER_DAYS ? Math.min(sum, COLD_AT_MOST) : sum));
  return { score, isHot: score >= HOT_FROM, factors: factors.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)) };
}

function endedFactor(lead: ScoredLead): ScoreFactor | null {
  if (lead.isOptedOut) return { group: 'engagement', code: 'opted_out', points: 0, label: 'Asked us not to write' };
  if (!lead.isOpen) return { group: 'behaviour', code: 'closed', points: 0, label: `This lead is ${lead.status}` };
  return null;
}

function engagement({ texts, calls, unanswered, answeredInMinutes }: ScoredLead): ScoreFactor[] {
  const factors: ScoreFactor[] = [];
  const add = (code: string, points: number, label: string): void => void factors.push({ group: 'engagement', code, points, label });
  if (texts > 0) add('texts', texts >= 6 ? 20 : texts >= 3 ? 15 : 9, `${texts} ${texts === 1 ? 'text' : 'texts'} from them in 30 days`);
  if (calls > 0) add('calls', calls >= 2 ? 9 : 6, `${calls} ${calls === 1 ? 'call' : 'calls'} from them in 30 days`);
  if (answeredInMinutes !== null && answeredInMinutes <= 15) add('quick', 6, 'Answered our last text within a quarter of an hour');
  if (unanswered >= 2) add('unanswered', -4 * Math.min(3, unanswered - 1), `${unanswered} of our texts wait for an answer`);
  return factors;
}

function behaviour(lead: ScoredLead): ScoreFactor[] {
  const factors: ScoreFactor[] = [];
  const add = (code: string, entry: [number, string] | undefined): void => {
    if (entry) factors.push({ group: 'behaviour', code, points: entry[0], label: entry[1] });
  };
  // The newest refusal counts even when they asked something before; else the strongest wish of the newest texts does.
  const [newest] = lead.intents;
  const refused = newest !== undefined && (INTENT_POINTS[newest]?.[0] ?? 0) < 0;
  const best = [...lead.intents].sort((a, b) => (INTENT_POINTS[b]?.[0] ?? 0) - (INTENT_POINTS[a]?.[0] ?? 0))[0];
  add('intent', INTENT_POINTS[(refused ? newest : best) ?? '']);
  add('urgency', URGENCY_POINTS[lead.urgency]);
  add('mood', SENTIMENT_POINTS[lead.sentiment]);
  const told = lead.knownSlots.filter((name) => SLOT_WORDS[name]);
  if (told.length > 0) add('facts', [Math.min(16, told.length * 4), `Told us ${told.map((name) => SLOT_WORDS[name]).join(', ')}`]);
  if (lead.ownLine !== null) add('own_line', [OWN_LINE_POINTS, `What you call hot: "${clip(lead.ownLine, MAX_LINE)}"`]);
  if (lead.upcomingAppointments > 0) add('appointment', [-10, 'Has an appointment already']);
  return factors;
}

function timing(lead: ScoredLead, now: Date): ScoreFactor[] {
  const hours = (now.getTime() - lastSign(lead)) / HOUR;
  const fresh = FRESHNESS.find(([most]) => hours <= most);
  return fresh ? [{ group: 'timing', code: 'fresh', points: fresh[1], label: fresh[2] }] : [];
}

function lastSign({ lastTextAt, lastCallAt }: ScoredLead): number {
  return Math.max(lastTextAt?.getTime() ?? 0, lastCallAt?.getTime() ?? 0);
}
