import { useQuery } from '@tanstack/react-query';
import { useCan } from '../root/tenant';
import type { Conversation, Message } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { reviewed } from './reviewed';

/** A reply that waits, with the thread that it belongs to. */
export interface DraftItem {
  message: Message;
  conversation: Conversation | null;
}

const perPage = 100;

/** Every reply that waits for a person, the one that waits longest first. */
export function useDrafts() {
  const provider = useProvider();
  const can = useCan();
  return useQuery({
    queryKey: ['messages', 'drafts'],
    queryFn: async ({ signal }): Promise<DraftItem[]> => {
      const pagination = { page: 1, perPage };
      const [messages, threads] = await Promise.all([
        provider.getList<Message>('messages', {
          pagination,
          sort: { field: 'createdAt', order: 'ASC' },
          filter: { state: 'draft' },
          signal,
        }),
        provider.getList<Conversation>('conversations', { pagination, filter: { hasDrafts: true }, signal }),
      ]);
      const byId = new Map(threads.data.map((thread) => [thread.id, thread]));
      return messages.data.map((message) => ({ message, conversation: byId.get(message.conversationId ?? '') ?? null }));
    },
    enabled: can('conversations', 'list'),
  });
}

export type DraftStep = 'approve' | 'edit' | 'discard';
const touches = ['messages', 'conversations', 'actions', 'dashboard'];

/** Approves with exactly the words on the screen, saves them, or throws the draft away. The first and the last can be undone for some seconds. */
export function useReview(id: string, who: string) {
  const provider = useProvider();
  return useAct(
    ({ step, body }: { step: DraftStep; body: string }) => provider.reviewDraft(id, step, step === 'discard' ? undefined : body),
    {
      touches,
      done: (_, { step }) => (step === 'edit' ? 'Saved, it still waits' : undefined),
      onDone: (_, { step }) => {
        if (step !== 'edit') reviewed.add({ id, who, step });
      },
    },
  );
}

/** Takes an approval or a discard back; the server says when it is too late, or when the customer wrote meanwhile. */
export function useUndo() {
  const provider = useProvider();
  return useAct((id: string) => provider.reviewDraft(id, 'undo'), {
    touches,
    done: ({ state }) => (state === 'expired' ? 'The customer wrote meanwhile: a new draft answers both texts' : 'It waits again'),
  });
}
