import { useEffect, useState } from 'react';
import { useCan } from '../root/tenant';
import { messageOf } from '../providers/http';
import { newKey } from '../shared/format';
import type { ConversationDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import type { PendingSend } from './PendingBubble';
import { dropPending, putPending, usePendingSends } from './pending-sends';

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
  const pending = usePendingSends(id);

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
    onDone: (_, message) => dropPending(id, message),
    onFailed: (error, message) => putPending(id, { ...message, error: messageOf(error) }),
  });

  const deliver = (message: PendingSend): void => {
    const again = { ...message, error: null };
    putPending(id, again);
    send.mutate(again);
  };

  const mayMark = can('conversations', 'read');
  const unread = conversation?.unreadCount ?? 0;
  const markReadNow = markRead.mutate;
  useEffect(() => {
    // Whoever only looks leaves it unread for those who answer.
    if (unread === 0 || id === '' || !mayMark) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A hidden page shows nobody anything: the second begins when they come back to it.
    const look = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => markReadNow(id), seenAfterMs);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
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
    discard: (message: PendingSend) => dropPending(id, message),
    pending,
    focusRequests,
    focus: () => setFocusRequests((n) => n + 1),
  };
}
