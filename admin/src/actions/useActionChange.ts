import type { ActionItem } from '../shared/types';
import { useProvider } from '../shared/useProvider';

export const actionTouches = ['actions', 'conversations', 'dashboard'] as const;

/** Changes an item as it was read: the server refuses when somebody else was faster. */
export function useActionChange(item: ActionItem) {
  const provider = useProvider();
  return (data: Record<string, unknown>) =>
    provider.update('actions', {
      id: item.id,
      data: { ...data, version: item.version },
      previousData: { id: item.id, version: item.version },
    });
}
