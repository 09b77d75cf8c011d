import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Fragment, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { dayKey, formatLongDay } from '../shared/business-time';
import type { Message } from '../shared/types';
import { MessageBubble } from './MessageBubble';
import { PendingBubble, type PendingSend } from './PendingBubble';

interface TranscriptProps {
  messages: Message[];
  hasEarlier: boolean;
  onEarlier: () => void;
  pending: readonly PendingSend[];
  onRetry: (send: PendingSend) => void;
  onDiscard: (send: PendingSend) => void;
  highlightedId: string | null;
  onWhy: (decisionId: string) => void;
}

const nearBottom = 120;

/** The thread. New texts are read out; the view follows them only while the reader is at the end. */
export function Transcript({
  messages,
  hasEarlier,
  onEarlier,
  pending,
  onRetry,
  onDiscard,
  highlightedId,
  onWhy,
}: TranscriptProps): ReactNode {
  const zone = useZone();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastId = messages.at(-1)?.id;

  useLayoutEffect(() => {
    if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lastId, pending.length]);
  useEffect(() => {
    if (highlightedId) document.getElementById(`message-${highlightedId}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [highlightedId]);

  let day = '';
  return (
    <Box
      ref={box}
      role="log"
      aria-live="polite"
      aria-label="Conversation"
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearBottom;
      }}
      sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: { xs: 1.5, sm: 3 }, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      {hasEarlier ? (
        <Button onClick={onEarlier} sx={{ alignSelf: 'center' }}>
          Show earlier messages
        </Button>
      ) : null}
      {messages.map((message) => {
        const own = dayKey(message.createdAt, zone);
        const isNewDay = own !== day;
        day = own;
        return (
          <Fragment key={message.id}>
            {isNewDay ? (
              <Typography
                variant="caption"
                color="text.secondary"
                sx={{
                  alignSelf: 'center',
                  px: 1.5,
                  py: 0.25,
                  borderRadius: 9,
                  bgcolor: 'background.paper',
                  border: '1px solid',
                  borderColor: 'divider',
                }}
              >
                {formatLongDay(message.createdAt, zone)}
              </Typography>
            ) : null}
            <MessageBubble message={message} isHighlighted={message.id === highlightedId} onWhy={onWhy} />
          </Fragment>
        );
      })}
      {pending.map((send) => (
        <PendingBubble key={send.key} send={send} onRetry={onRetry} onDiscard={onDiscard} />
      ))}
    </Box>
  );
}
