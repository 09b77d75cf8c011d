import type { ThreadCta } from '../shared/types';
import type { Tone } from '../theme/tones';

const words: Record<ThreadCta['state'], { label: string; tone: Tone }> = {
  not_offered: { label: 'Not offered', tone: 'neutral' },
  offered_once: { label: 'Offered', tone: 'info' },
  offered_twice: { label: 'Offered twice', tone: 'warning' },
  accepted: { label: 'Said yes', tone: 'info' },
  clicked: { label: 'Opened', tone: 'info' },
  completed: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  declined: { label: 'Said no', tone: 'neutral' },
};

export const stateOf = (cta: ThreadCta): { label: string; tone: Tone } => words[cta.state];

/** "Step 2 of 3" where there are several and one was reached. */
export function stepOf({ step, steps }: Pick<ThreadCta, 'step' | 'steps'>): string | null {
  return steps > 1 && step > 0 ? `Step ${Math.min(step, steps)} of ${steps}` : null;
}

/** What was offered first, the rest after it; nothing that is switched off and was never offered. */
export function shownCtas(list: readonly ThreadCta[]): ThreadCta[] {
  const seen = list.filter((cta) => cta.isActive || cta.state !== 'not_offered');
  return [...seen.filter((cta) => cta.state !== 'not_offered'), ...seen.filter((cta) => cta.state === 'not_offered')];
}
