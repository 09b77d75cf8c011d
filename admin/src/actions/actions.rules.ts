import type { ActionItem } from '../shared/types';

export type ActionTab = 'open' | 'accepted' | 'snoozed' | 'resolved';
export const statusTabs: readonly { value: ActionTab; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'resolved', label: 'Resolved' },
];
const order = ['critical', 'high', 'medium', 'low'] as const;

/** Most urgent first; inside a priority the one that is due or waiting longest. */
export function groupByPriority(items: readonly ActionItem[]): { priority: ActionItem['priority']; items: ActionItem[] }[] {
  return order
    .map((priority) => ({
      priority,
      items: items
        .filter((item) => item.priority === priority)
        .sort((a, b) => (a.dueAt ?? a.createdAt).localeCompare(b.dueAt ?? b.createdAt) || a.id.localeCompare(b.id)),
    }))
    .filter((group) => group.items.length > 0);
}

export const isOverdue = (item: Pick<ActionItem, 'dueAt' | 'status'>, now: number): boolean =>
  item.dueAt !== null && item.status !== 'resolved' && new Date(item.dueAt).getTime() < now;
