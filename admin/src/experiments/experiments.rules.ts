import { humanise } from '../shared/format';
import type { ArmResult, Experiment, ExperimentDraft, GuardResult } from '../shared/types';
import type { Tone } from '../theme/tones';

export type LeverName = Experiment['lever'];
export type Goal = Experiment['goal'];

export const leverWords: Record<LeverName, { title: string; hint: string }> = {
  length: { title: 'Length of the texts', hint: 'How many words a text may have.' },
  tone: { title: 'Tone', hint: 'How formal, how pushing, with or without emoji.' },
  cta_timing: { title: 'Time of the next step', hint: 'How soon times or another next step are offered.' },
  follow_up: { title: 'Reminders', hint: 'How long the assistant waits before it reminds somebody who is silent.' },
  profile_version: { title: 'Version of the profile', hint: 'Another version of all five documents against the live one.' },
};
export const goalWords: Record<Goal, string> = { replied: 'People who write back', qualified: 'Qualified leads', booked: 'Bookings' };
export const goalColumn: Record<Goal, string> = { replied: 'Wrote back', qualified: 'Qualified', booked: 'Booked' };
export const timingWords: Record<string, string> = {
  early: 'As soon as the need is known',
  standard: 'Once the questions are answered',
  late: 'Late, never by a short cut',
};
export const statusChips: Record<Experiment['status'], { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  running: { label: 'Running', tone: 'info' },
  paused: { label: 'Paused', tone: 'warning' },
  stopped: { label: 'Ended', tone: 'neutral' },
  promoted: { label: 'Winner is live', tone: 'success' },
};
const endWords: Record<NonNullable<Experiment['endReason']>, string> = {
  by_person: 'Somebody stopped it.',
  planned_end: 'It came to its planned end.',
  guard: 'It was stopped because a variant did harm.',
  taken_away: 'The version it tried is no longer given to its share of people.',
  promoted: 'A variant is what everybody gets now.',
};
export const guardWords: Record<GuardResult['guard'], string> = {
  optedOut: 'Opted out',
  complained: 'Complained',
  escalated: 'Needed a person',
};
export const guardChips: Record<GuardResult['state'], { label: string; tone: Tone }> = {
  control: { label: 'To compare with', tone: 'neutral' },
  not_enough_data: { label: 'Too few people yet', tone: 'neutral' },
  fine: { label: 'As usual', tone: 'success' },
  watch: { label: 'Watched', tone: 'warning' },
  breached: { label: 'Does harm', tone: 'danger' },
};
export const verdictChips: Record<ArmResult['verdict'], { label: string; tone: Tone }> = {
  control: { label: 'To compare with', tone: 'neutral' },
  not_enough_data: { label: 'Not enough data', tone: 'neutral' },
  better: { label: 'Better', tone: 'success' },
  worse: { label: 'Worse', tone: 'danger' },
  no_difference: { label: 'No difference', tone: 'neutral' },
};

export const endText = ({ endReason }: Pick<Experiment, 'endReason'>): string => (endReason ? endWords[endReason] : '');

/** 0.1234 to "12.3 %". */
export const percentText = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** 0.042 to "+4.2 points". */
export function pointsText(difference: number | null): string {
  if (difference === null) return '–';
  const points = (difference * 100).toFixed(1);
  return `${difference > 0 ? '+' : ''}${points.replace('-', '−')} points`;
}

/** "+4.2 points (−1.0 points to +9.4 points)" without saying the word three times. */
export function differenceText(of: ArmResult['difference']): string {
  if (!of || of.value === null) return '–';
  const bare = (value: number): string => pointsText(value).replace(' points', '');
  return `${pointsText(of.value)} (${bare(of.low)} to ${bare(of.high)})`;
}

/** What a variant does, in words. */
export function valueText(lever: LeverName, value: Record<string, unknown> | null): string {
  if (!value) return 'Nothing is changed';
  switch (lever) {
    case 'length':
      return `At most ${String(value['maxWords'])} words`;
    case 'cta_timing':
      return timingWords[String(value['timing'])] ?? String(value['timing']);
    case 'follow_up':
      return `Reminders after ${(value['minutes'] as number[]).map(waitText).join(', ')}`;
    case 'profile_version':
      return 'Another version of the profile';
    case 'tone':
      return Object.entries(value)
        .map(([key, choice]) =>
          typeof choice === 'boolean' ? `${humanise(key)}: ${choice ? 'yes' : 'no'}` : `${humanise(key)}: ${String(choice)}`,
        )
        .join(', ');
  }
}

/** 90 to "90 min", 1440 to "1 day". */
export function waitText(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** "60, 1440" to whole minutes; null for anything else. */
export function readMinutes(typed: string): number[] | null {
  const parts = typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  return parts.length > 0 && parts.every((one) => Number.isInteger(one) && one > 0) ? parts : null;
}

/** The picture's right edge: the highest interval, to the next tenth. */
export function scaleOf(arms: readonly Pick<ArmResult, 'rate' | 'exposed'>[]): number {
  const highest = Math.max(0.1, ...arms.filter(({ exposed }) => exposed > 0).map(({ rate }) => rate.high));
  return Math.min(1, Math.ceil(highest * 10 - 1e-9) / 10);
}

/** What a variant sets when its lever is chosen. */
export function startValue(lever: LeverName): Record<string, unknown> {
  switch (lever) {
    case 'length':
      return { maxWords: 10 };
    case 'tone':
      return { formality: 'casual' };
    case 'cta_timing':
      return { timing: 'early' };
    case 'follow_up':
      return { minutes: [60, 1440, 4320] };
    case 'profile_version':
      return { versionId: '' };
  }
}

export interface Idea {
  title: string;
  why: string;
  draft: Pick<ExperimentDraft, 'name' | 'hypothesis' | 'lever' | 'goal'> & { other: string };
}

/** What most businesses want to know first. */
export const ideas: readonly Idea[] = [
  {
    title: 'Shorter texts',
    why: 'Are ten words answered more often?',
    draft: {
      name: 'Shorter texts',
      hypothesis: 'Short texts are answered more often.',
      lever: 'length',
      goal: 'replied',
      other: 'Ten words',
    },
  },
  {
    title: 'Times sooner',
    why: 'Do more people book when times come before the questions?',
    draft: {
      name: 'Times sooner',
      hypothesis: 'Who sees free times at once books more often.',
      lever: 'cta_timing',
      goal: 'booked',
      other: 'At once',
    },
  },
  {
    title: 'A casual tone',
    why: 'Does it bring more replies, or more complaints?',
    draft: { name: 'A casual tone', hypothesis: 'A casual tone is answered more often.', lever: 'tone', goal: 'replied', other: 'Casual' },
  },
  {
    title: 'Earlier reminders',
    why: 'Is one hour better than two?',
    draft: {
      name: 'Earlier reminders',
      hypothesis: 'An earlier reminder brings more people back.',
      lever: 'follow_up',
      goal: 'replied',
      other: 'After an hour',
    },
  },
];

/** Shares for so many variants: even, and the control takes what is left over. */
export function evenShares(count: number): number[] {
  const each = Math.floor(100 / count);
  return Array.from({ length: count }, (_, at) => (at === 0 ? 100 - each * (count - 1) : each));
}
