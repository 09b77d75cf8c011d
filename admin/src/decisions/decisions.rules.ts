import { humanise } from '../shared/format';
import type { Decision, DecisionFacets } from '../shared/types';
import type { Tone } from '../theme/tones';

export const actionChoices = [
  { value: 'reply', label: 'Answered' },
  { value: 'no_reply', label: 'Said nothing' },
  { value: 'escalate', label: 'Handed over' },
  { value: 'close', label: 'Ended the talk' },
] as const;
export const verdictChoices = [
  { value: 'passed', label: 'Words passed' },
  { value: 'reworded', label: 'Words were replaced' },
  { value: 'refused', label: 'Was not sent' },
] as const;
/** In micro-dollars. */
export const costChoices = [
  { value: '1', label: 'Cost anything' },
  { value: '1000', label: '$0.001 and more' },
  { value: '10000', label: '$0.01 and more' },
  { value: '100000', label: '$0.10 and more' },
] as const;

/** The reasons and engines that occurred, with their counts; a chosen one stays in the list also when it has become rare. */
export function facetChoices(
  values: DecisionFacets['engines'] | undefined,
  chosen: unknown,
  nameOf: (value: string) => string = humanise,
): { value: string; label: string }[] {
  const choices = (values ?? []).map(({ value, count }) => ({ value, label: `${nameOf(value)} (${count})` }));
  if (typeof chosen === 'string' && chosen !== '' && choices.every(({ value }) => value !== chosen))
    choices.push({ value: chosen, label: nameOf(chosen) });
  return choices;
}

/** Our own engine is called by what it does: "rules" alone could be those of the business. */
export const engineName = (engine: string): string => (engine === 'rules' ? 'Fixed rules' : humanise(engine));

type Judged = Pick<Decision, 'checks' | 'outbound'>;

/** What became of the words; nothing where all went its usual way. */
export function verdictOf({ checks, outbound }: Judged): { label: string; tone: Tone } | null {
  if (outbound.some(({ state }) => state === 'blocked')) return { label: 'Was not sent', tone: 'danger' };
  if (checks.some(({ verdict }) => verdict === 'fail')) return { label: 'Words were replaced', tone: 'warning' };
  return null;
}

/** The words a row shows: what was said, or what was done instead. */
export function rowText({ reply, action }: Pick<Decision, 'reply' | 'action'>): string {
  if (reply !== null && reply !== '') return reply;
  return action === 'escalate' ? 'Handed over without a text.' : 'Said nothing.';
}
