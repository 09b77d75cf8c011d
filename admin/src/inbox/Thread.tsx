import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import { useEffect, useState, type ReactNode } from 'react';
import { DraftCard } from '../drafts/DraftCard';
import { useShortcuts } from '../layout/shortcuts';
import { useCan } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { usePhone } from '../shared/PhoneText';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { Composer } from './Composer';
import { ContextPane } from './ContextPane';
import { DecisionDialog } from './DecisionDialog';
import { HandoffBrief } from './HandoffBrief';
import { ThinkingLine } from './ThinkingLine';
import { ThreadHeader } from './ThreadHeader';
import { Transcript } from './Transcript';
import { useConversation, useMessages } from './useConversations';
import { useThreadActions } from './useThreadActions';

interface ThreadProps {
  id: string;
  search: string;
  isAlone: boolean;
  hasContextPane: boolean;
  onResolved: () => void;
}

const pageSize = 100;
const highlightMs = 2_500;

export function Thread({ id, search, isAlone, hasContextPane, onResolved }: ThreadProps): ReactNode {
  const [count, setCount] = useState(pageSize);
  const [highlightedId, setHighlighted] = useState<string | null>(null);
  const [decisionId, setDecisionId] = useState<string | null>(null);
  const [isContextOpen, setContextOpen] = useState(false);
  const query = useConversation(id);
  const messages = useMessages(id, count);
  const actions = useThreadActions(query.data, onResolved);
  const can = useCan();
  const phone = usePhone();
  const provider = useProvider();
  const conversation = query.data;
  usePageTitle(conversation ? (conversation.contactName ?? phone(conversation.contactAddress)) : 'Inbox');
  const accept = useAct((actionId: string) => provider.acceptAction(actionId), {
    touches: ['conversations', 'messages', 'actions', 'dashboard'],
    done: 'You are answering now',
    onDone: actions.focus,
  });
  const raised =
    conversation?.escalation?.status === 'open' && conversation.escalation.conversationId === id ? conversation.escalation.id : null;
  // Where an action waits, taking over also accepts it: one press, and nobody else starts on the same.
  const takeOver = (): void => (raised && can('actions', 'edit') ? accept.mutate(raised) : actions.takeOver());

  const isOpen = conversation?.status === 'open';
  const mayTake = isOpen && can('conversations', 'takeover') && !actions.isHandingOver;
  useShortcuts({
    ...(mayTake && conversation?.handler !== 'human' ? { t: takeOver } : {}),
    ...(mayTake && conversation?.handler === 'human' ? { b: actions.returnToAi } : {}),
    ...(mayTake ? { e: actions.resolve } : {}),
    r: actions.focus,
  });
  useEffect(() => {
    if (!highlightedId) return undefined;
    const timer = setTimeout(() => setHighlighted(null), highlightMs);
    return () => clearTimeout(timer);
  }, [highlightedId]);

  if (query.isPending) return <RowSkeletons count={6} />;
  if (query.error && !conversation) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!conversation) return null;

  const showSource = (messageId: string): void => {
    setContextOpen(false);
    setHighlighted(messageId);
  };
  const who = conversation.contactName ?? phone(conversation.contactAddress);
  const waiting = (messages.data?.data ?? []).filter(({ state }) => state === 'draft');
  const context = <ContextPane conversation={conversation} onSource={showSource} onWhy={setDecisionId} />;
  const escalation = conversation.escalation;
  return (
    <Box sx={{ display: 'flex', flex: 1, minWidth: 0, minHeight: 0 }}>
      <Box component="section" aria-label="Thread" sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, minHeight: 0 }}>
        <ThreadHeader
          conversation={conversation}
          actions={actions}
          search={search}
          isAlone={isAlone}
          onErased={onResolved}
          {...(hasContextPane ? {} : { onContext: () => setContextOpen(true) })}
        />
        {escalation && escalation.status !== 'resolved' ? <HandoffBrief escalation={escalation} /> : null}
        {messages.isPending ? (
          <Box sx={{ flex: 1 }}>
            <RowSkeletons count={5} />
          </Box>
        ) : messages.error && !messages.data ? (
          <Box sx={{ flex: 1 }}>
            <ErrorState error={messages.error} onRetry={() => void messages.refetch()} isCompact />
          </Box>
        ) : (
          <Transcript
            key={id}
            messages={(messages.data?.data ?? []).filter(({ state }) => state !== 'draft')}
            hasEarlier={(messages.data?.total ?? 0) > count}
            onEarlier={() => setCount(count + pageSize)}
            pending={actions.pending}
            onRetry={actions.retry}
            onDiscard={actions.discard}
            highlightedId={highlightedId}
            onWhy={setDecisionId}
          />
        )}
        {isOpen && conversation.handler === 'ai' ? <ThinkingLine isThinking={conversation.isThinking} /> : null}
        {waiting.length > 0 ? (
          <Box sx={{ px: { xs: 1.5, sm: 3 }, py: 1.5, display: 'grid', gap: 1, maxHeight: { xs: '25%', md: '45%' }, overflowY: 'auto' }}>
            {waiting.map((message) => (
              <DraftCard key={message.id} message={message} who={who} />
            ))}
          </Box>
        ) : null}
        <Composer
          conversation={conversation}
          onSend={actions.send}
          onTakeOver={takeOver}
          isTakingOver={actions.isTakingOver || accept.isPending}
          shouldFocus={actions.focusRequests}
        />
      </Box>
      {hasContextPane ? (
        <Box
          component="aside"
          aria-label="About this person"
          tabIndex={0}
          sx={{
            width: 330,
            flexShrink: 0,
            borderLeft: '1px solid',
            borderColor: 'divider',
            bgcolor: 'background.paper',
            overflowY: 'auto',
          }}
        >
          {context}
        </Box>
      ) : (
        <Drawer
          anchor="right"
          open={isContextOpen}
          onClose={() => setContextOpen(false)}
          slotProps={{ paper: { role: 'dialog', 'aria-label': 'About this person', sx: { width: 360, maxWidth: '92vw' } } }}
        >
          <Button onClick={() => setContextOpen(false)} sx={{ alignSelf: 'flex-end', m: 1, mb: 0 }}>
            Close
          </Button>
          {context}
        </Drawer>
      )}
      <DecisionDialog id={decisionId} onClose={() => setDecisionId(null)} />
    </Box>
  );
}
