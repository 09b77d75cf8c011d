import { useSyncExternalStore } from 'react';
import type { PendingSend } from './PendingBubble';

// Not state of the thread: a text that is refused after somebody went on must still be there when they come back.
const lists = new Map<string, readonly PendingSend[]>();
const listeners = new Set<() => void>();
const nothing: readonly PendingSend[] = [];

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Our texts of a conversation that the server has not confirmed. */
export const usePendingSends = (conversationId: string): readonly PendingSend[] =>
  useSyncExternalStore(subscribe, () => lists.get(conversationId) ?? nothing);

export function putPending(conversationId: string, send: PendingSend): void {
  const list = lists.get(conversationId) ?? nothing;
  const isThere = list.some(({ key }) => key === send.key);
  change(conversationId, isThere ? list.map((item) => (item.key === send.key ? send : item)) : [...list, send]);
}

export function dropPending(conversationId: string, { key }: PendingSend): void {
  change(
    conversationId,
    (lists.get(conversationId) ?? nothing).filter((item) => item.key !== key),
  );
}

function change(conversationId: string, list: readonly PendingSend[]): void {
  if (list.length > 0) lists.set(conversationId, list);
  else lists.delete(conversationId);
  listeners.forEach((listener) => listener());
}
