import type { ArmResult } from './verdict.rules.js';

/** A verdict as one sentence for people. */
export function verdictSentence({ verdict, missing, name }: Pick<ArmResult, 'verdict' | 'missing' | 'name'>): string {
  switch (verdict) {
    case 'control':
      return `"${name}" is what everybody gets already.`;
    case 'better':
      return `"${name}" is better than the control.`;
    case 'worse':
      return `"${name}" is worse than the control.`;
    case 'no_difference':
      return `"${name}" does no better and no worse than the control, as far as this experiment can tell.`;
    case 'not_enough_data':
      return missing > 0
        ? `There is not enough data: "${name}" needs ${missing} more people.`
        : 'There is not enough data: the control needs more people.';
  }
}
