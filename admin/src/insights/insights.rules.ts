import type { Pattern, PatternRun } from '../shared/types';

export type OutcomeKey = keyof Pattern['outcomes'];

interface OutcomeLook {
  key: OutcomeKey;
  label: string;
  explains: string;
  light: string;
  dark: string;
}

/** In the order of the bars, with colours that stand three to one against the card. */
export const outcomes: readonly OutcomeLook[] = [
  { key: 'won', label: 'Booked', explains: 'An appointment was made, or the lead was won', light: '#2e7d32', dark: '#6fbf73' },
  { key: 'open', label: 'Still open', explains: 'The conversation goes on', light: '#5f7ea6', dark: '#7f9cc4' },
  { key: 'handedOver', label: 'Handed over', explains: 'A person was asked to take over', light: '#6a3fa0', dark: '#bb9be6' },
  { key: 'noAnswer', label: 'No answer', explains: 'Nothing came back for three days', light: '#b26a00', dark: '#e0a84f' },
  { key: 'lost', label: 'Lost', explains: 'Declined, opted out, or the lead was lost', light: '#b3261e', dark: '#f08a80' },
];

export const periods = [7, 30, 90] as const;

export const kinds: readonly { kind: Pattern['kind']; title: string; hint: string }[] = [
  { kind: 'intent', title: 'What they wanted', hint: 'As the assistant understood each text' },
  { kind: 'objection', title: 'What stood in the way', hint: 'Objections, and how often they were overcome' },
  { kind: 'service', title: 'Which service it was about', hint: 'Services that were recognised' },
  { kind: 'text', title: 'What else comes up', hint: 'Texts of at least two people that say the same' },
];

const words: Record<string, string> = {
  INTERESTED: 'Were interested',
  NOT_INTERESTED: 'Were not interested',
  PRICING: 'Asked what it costs',
  BOOKING: 'Wanted an appointment',
  COMPLAINT: 'Complained',
  WRONG_PERSON: 'Were the wrong person',
  OPT_OUT: 'Asked us to stop',
  WANTS_HUMAN: 'Asked for a person',
  price: 'Too expensive',
  timing: 'Not now',
  trust: 'Not sure about us',
  competitor: 'Another company',
  ask_someone: 'Have to ask somebody',
  already_fixed: 'Solved already',
  no_need: 'No need',
};
const mostTitle = 90;

/** The name of a pattern: for texts the words of one of them, or what is left when all examples are gone. */
export function titleOf(pattern: Pattern): string {
  if (pattern.kind === 'service') return pattern.key;
  if (pattern.kind !== 'text') return words[pattern.key] ?? pattern.key;
  const [first] = pattern.examples;
  if (!first) return pattern.words.join(', ');
  return first.text.length > mostTitle ? `“${first.text.slice(0, mostTitle).trim()}…”` : `“${first.text}”`;
}

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

export const conversations = (count: number): string => (count === 1 ? '1 conversation' : `${count} conversations`);

/** "2 booked, 1 lost": what a bar shows, for those who do not see it. */
export function outcomeWords(counts: Pattern['outcomes']): string {
  return outcomes
    .filter(({ key }) => counts[key] > 0)
    .map(({ key, label }) => `${counts[key]} ${label.toLowerCase()}`)
    .join(', ');
}

export const isGoing = (run: PatternRun | undefined): boolean => run?.state === 'queued' || run?.state === 'running';

/** How far a look is. */
export function progressWords({ state, conversationsRead, conversationsTotal }: PatternRun): string {
  if (state === 'queued') return 'Waiting for its turn…';
  return conversationsRead < conversationsTotal
    ? `${conversationsRead} of ${conversations(conversationsTotal)} read…`
    : 'Putting together what belongs together…';
}
