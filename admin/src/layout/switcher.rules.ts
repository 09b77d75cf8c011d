import type { Membership } from '../shared/types';

/** What one person keeps at hand, by the ids of businesses. */
export interface Switching {
  pinned: readonly string[];
  /** The latest first. */
  recent: readonly string[];
}

const MOST_RECENT = 5;
/** With fewer all are in sight anyway. */
const MANY = 6;

export const nothingKept: Switching = { pinned: [], recent: [] };

/** The stored words of a browser may be anything; only lists of ids count. */
export function readSwitching(stored: string | null): Switching {
  try {
    const { pinned, recent } = JSON.parse(stored ?? '{}') as Partial<Record<keyof Switching, unknown>>;
    return { pinned: ids(pinned), recent: ids(recent) };
  } catch {
    // somebody else's words, or a half-written line: as if nothing was kept
    return nothingKept;
  }
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);

/** The business that is open now comes first; one more than is shown is kept, because the open one is not offered. */
export const visited = ({ pinned, recent }: Switching, orgId: string): Switching => ({
  pinned,
  recent: [orgId, ...recent.filter((id) => id !== orgId)].slice(0, MOST_RECENT + 1),
});

export const togglePin = ({ pinned, recent }: Switching, orgId: string): Switching => ({
  pinned: pinned.includes(orgId) ? pinned.filter((id) => id !== orgId) : [...pinned, orgId],
  recent,
});

interface Group {
  title: 'Pinned' | 'Recent' | 'All';
  members: Membership[];
}

/** Pinned, recent, then the rest, each business once; the open one counts as the rest unless it is pinned. */
export function groupsOf(memberships: readonly Membership[], { pinned, recent }: Switching, currentId: string): Group[] {
  const pick = (wanted: readonly string[]): Membership[] =>
    wanted.flatMap((id) => memberships.find((membership) => membership.orgId === id) ?? []);
  const top = pick(pinned);
  const latest =
    memberships.length < MANY ? [] : pick(recent.filter((id) => id !== currentId && !pinned.includes(id)).slice(0, MOST_RECENT));
  const taken = new Set([...top, ...latest].map(({ orgId }) => orgId));
  const groups: Group[] = [
    { title: 'Pinned', members: top },
    { title: 'Recent', members: latest },
    { title: 'All', members: memberships.filter(({ orgId }) => !taken.has(orgId)) },
  ];
  return groups.filter(({ members }) => members.length > 0);
}
