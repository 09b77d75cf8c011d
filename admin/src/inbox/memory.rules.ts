import type { ConversationDetail } from '../shared/types';

type Insight = ConversationDetail['insight'];
export type Mood = { at: string; sentiment: string };

const levels = ['angry', 'frustrated', 'neutral', 'positive', 'happy'];
/** 0 (angry) to 4 (happy); a word of a newer server stands in the middle. */
const moodLevel = (sentiment: string): number => {
  const level = levels.indexOf(sentiment);
  return level === -1 ? 2 : level;
};

/** The points of the line, left to right, in a box of the given size. */
export function moodPoints(moods: readonly Mood[], width: number, height: number): { x: number; y: number }[] {
  const step = moods.length > 1 ? width / (moods.length - 1) : 0;
  return moods.map(({ sentiment }, index) => ({
    x: moods.length > 1 ? index * step : width / 2,
    y: height - (moodLevel(sentiment) / (levels.length - 1)) * height,
  }));
}

/** The slope in words. */
export function trendWords(trend: number): string {
  if (trend <= -0.5) return 'falling fast';
  if (trend < 0) return 'falling';
  if (trend === 0) return 'steady';
  return trend >= 0.5 ? 'rising fast' : 'rising';
}

const permissions: Record<Insight['gauges']['permissionReason'], string> = {
  suppressed: 'Opted out: nothing may be sent',
  window_open: 'The 24 hour window is open',
  template_only: 'Only approved templates',
  wrote_recently: 'They wrote within 30 days',
  inquiry: 'Their inquiry is getting old',
  old_inquiry: 'Answers only: their inquiry is over 90 days old',
  never_wrote: 'Answers only: they never wrote',
};
const freshness: Record<Insight['gauges']['freshness'], string> = {
  never_replied: 'They never wrote',
  active: 'Active: wrote within 6 hours',
  cooling: 'Cooling: wrote within a day',
  cold: 'Cold: wrote within 3 days',
  archived: 'Asleep: silent for over 3 days',
};

/** The two gauges with what each number means. */
export const gaugeLines = ({ gauges }: Insight): { label: string; value: number; words: string }[] => [
  { label: 'May we write', value: gauges.messagingPermission, words: permissions[gauges.permissionReason] },
  { label: 'How awake the talk is', value: gauges.engagementFreshness, words: freshness[gauges.freshness] },
];

const languages: Record<string, string> = { en: 'English', es: 'Spanish', hi: 'Hindi', 'hi-en': 'Hindi and English mixed' };
export const languageName = (code: string): string => languages[code] ?? code;

/** "2 of 3 texts answered, after 4 min on average" */
export function rateWords({ rate, ours, averageReplySeconds }: Insight['responseRate']): string {
  if (rate === null) return 'No text of ours could be answered yet.';
  const answered = `${Math.round(rate * ours)} of ${ours} ${ours === 1 ? 'text' : 'texts'} answered`;
  return averageReplySeconds === null ? `${answered}.` : `${answered}, after ${durationWords(averageReplySeconds)} on average.`;
}

function durationWords(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
