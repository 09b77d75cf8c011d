import { addMinutes } from '../common/clock.js';
import { latestAllowedInstant, nextAllowedInstant, type QuietHours } from '../policy/quiet-hours.rules.js';

/** A nudge leaves at least this long before the window ends, or a queue that is slow for a moment would lose it. */
const BEFORE_THE_END_MINUTES = 15;
/** A nudge that is moved forward does not come on the heels of the text before it. */
const AFTER_THE_LAST_MINUTES = 60;

/** Why a step is left out: free text may no longer go by then, or never could. */
export type SkipReason = 'window_closed' | 'no_window';

export interface WindowStep {
  /** When the org's steps want it. */
  dueAt: Date;
  /** Nothing comes before this: now, or the moment that the customer named. */
  earliest: Date;
  /** The end of WhatsApp's window for free texts; null for a person who never wrote there. */
  windowUntil: Date | null;
  quiet: QuietHours;
}

/**
 * When a WhatsApp nudge leaves (rules.md C-23). Nudges are free text, so one that would leave after the window, or that quiet hours would
 * hold back beyond it, comes forward to the last allowed moment before its end; where there is none the step is left out.
 */
export function planInWindow({ dueAt, earliest, windowUntil, quiet }: WindowStep): { at: Date } | { skip: SkipReason } {
  if (!windowUntil) return { skip: 'no_window' };
  const last = addMinutes(windowUntil, -BEFORE_THE_END_MINUTES);
  const leaves = nextAllowedInstant(dueAt, quiet) ?? dueAt;
  if (leaves.getTime() <= last.getTime()) return { at: dueAt };
  const at = latestAllowedInstant(last, addMinutes(earliest, AFTER_THE_LAST_MINUTES), quiet);
  return at ? { at } : { skip: 'window_closed' };
}
