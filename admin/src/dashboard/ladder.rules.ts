import type { Ladder } from '../shared/types';

export interface Rung {
  key: keyof Pick<Ladder, 'missed' | 'texted' | 'engaged' | 'qualified' | 'booked' | 'completed'>;
  label: string;
  explains: string;
}

/** The honest ladder: each step counts people who really got there; none is an estimate. */
export const rungs: readonly Rung[] = [
  { key: 'missed', label: 'Missed calls', explains: 'Calls nobody answered' },
  { key: 'texted', label: 'Texted back', explains: 'Callers who got a text' },
  { key: 'engaged', label: 'Engaged', explains: 'Customers who answered' },
  { key: 'qualified', label: 'Qualified', explains: 'We know what, who and when' },
  { key: 'booked', label: 'Booked', explains: 'An appointment was made' },
  { key: 'completed', label: 'Completed', explains: 'The job was done' },
];

const calls = (filter: Record<string, unknown>): string => `/calls?filter=${encodeURIComponent(JSON.stringify(filter))}`;
const leads = (filter: Record<string, unknown>): string => `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** Every number leads to its rows. */
export function linkOf(key: Rung['key'] | 'calls', ladder: Ladder): string {
  const since = { startedAt_gte: ladder.from };
  switch (key) {
    case 'calls':
      return calls(since);
    case 'missed':
      return calls({ ...since, status: 'missed' });
    case 'texted':
      return calls({ ...since, textBack: 'sent' });
    case 'engaged':
      return leads({ lastActivityAt_gte: ladder.from });
    case 'qualified':
      return leads({ lastActivityAt_gte: ladder.from, status_in: ['qualified', 'hot', 'booked', 'won', 'completed'] });
    case 'booked':
      return leads({ lastActivityAt_gte: ladder.from, status_in: ['booked', 'won', 'completed'] });
    case 'completed':
      return '/appointments?view=list&status=completed';
  }
}

/**
 * Share of the rung above, in whole percent. Null where there is nothing to divide by, and where people joined at this rung
 * without the one above (somebody who texts first was never missed): a share over 100 would only puzzle.
 */
export function stepShare(key: Rung['key'], ladder: Ladder): number | null {
  const above = rungs[rungs.findIndex((rung) => rung.key === key) - 1];
  if (!above || ladder[above.key] === 0 || ladder[key] > ladder[above.key]) return null;
  return Math.round((ladder[key] / ladder[above.key]) * 100);
}
