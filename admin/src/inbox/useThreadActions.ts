import { useEffect, useState } from 'react';
import { useCan } from '../root/tenant';
import { messageOf } from '../providers/http';
import { newKey } from '../shared/format';
import type { ConversationDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import type { PendingSend } from './PendingBubble';

const threadTouches = ['conversations', 'messages', 'actions', 'dashboard'] as const;
const seenAfterMs = 1_000;
/** The second press of a double click may land on the next thread. */
const doublePressMs = 500;

/** What a person can do in a thread. Every step waits for the server: nothing here may look done when it is not. */
export function useThreadActions(conversation: ConversationDetail | undefined, onResolved: () => void) {
  const provider = useProvider();
  const can = useCan();
  const id = conversation?.id ?? '';
  const [focusRequests, setFocusRequests] = useState(0);
  const [shownAt] = useState(() => Date.now());
  const [pending, setPending] = useState<PendingSend[]>([]);
  useEffect(() => setPending([]), [id]);

  const takeOver = useAct(() => provider.takeOver(id), {
    touches: threadTouches,
    done: 'You are answering now',
    onDone: () => setFocusRequests((n) => n + 1),
  });
  const returnToAi = useAct(() => provider.returnToAi(id), { touches: threadTouches, done: 'The assistant is answering again' });
  const resolve = useAct(() => provider.resolve(id), { touches: threadTouches, done: 'Conversation resolved' });
  const markRead = useAct((conversationId: string) => provider.markRead(conversationId), { touches: ['conversations'] });
  const send = useAct((message: PendingSend) => provider.sendMessage(id, message.body, message.key), {
    touches: threadTouches,
    onDone: (_, message) => setPending((list) => list.filter((item) => item.key !== message.key)),
    onFailed: (error, message) =>
      setPending((list) => list.map((item) => (item.key === message.key ? { ...item, error: messageOf(error) } : item))),
  });

  const deliver = (message: PendingSend): void => {
    setPending((list) => [...list.filter((item) => item.key !== message.key), { ...message, error: null }]);
    send.mutate({ ...message, error: null });
  };

  const mayMark = can('conversations', 'read');
  const unread = conversation?.unreadCount ?? 0;
  const markReadNow = markRead.mutate;
  useEffect(() => {
    // Whoever only looks leaves it unread for those who answer.
    if (unread === 0 || id === '' || !mayMark) return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') markReadNow(id);
    }, seenAfterMs);
    return () => clearTimeout(timer);
  }, [id, unread, mayMark, markReadNow]);

  return {
    takeOver: () => takeOver.mutate(undefined),
    isTakingOver: takeOver.isPending,
    returnToAi: () => returnToAi.mutate(undefined),
    resolve: () => {
      // Given with the call: whoever has left the thread by then is not taken anywhere.
      if (Date.now() - shownAt >= doublePressMs) resolve.mutate(undefined, { onSuccess: onResolved });
    },
    isHandingOver: returnToAi.isPending || resolve.isPending,
    // The same key on every retry: the server sends it once, whatever the network did.
    send: (body: string) => deliver({ key: newKey(), body, error: null }),
    retry: deliver,
    discard: (message: PendingSend) => setPending((list) => list.filter((item) => item.key !== message.key)),
    pending,
    focusRequests,
    focus: () => setFocusRequests((n) => n + 1),
  };
}
