import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import Block from '@mui/icons-material/Block';
import Send from '@mui/icons-material/Send';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useCan, useTenant } from '../root/tenant';
import { countSegments } from '../shared/segments';
import type { ConversationDetail } from '../shared/types';
import { WordingTools } from './WordingTools';

interface ComposerProps {
  conversation: ConversationDetail;
  onSend: (body: string) => void;
  onTakeOver: () => void;
  isTakingOver: boolean;
  shouldFocus: number;
}

const drafts = new Map<string, string>();

function Locked({ icon, children, action }: { icon: ReactNode; children: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 2, sm: 3 },
        py: 2,
        borderTop: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ color: 'text.secondary', display: 'flex' }}>{icon}</Box>
      <Typography sx={{ flex: 1, minWidth: 180, fontSize: 14 }}>{children}</Typography>
      {action}
    </Box>
  );
}

/** Locked while the assistant owns the thread, so that two never answer at once. */
export function Composer({ conversation, onSend, onTakeOver, isTakingOver, shouldFocus }: ComposerProps): ReactNode {
  const { me } = useTenant();
  const can = useCan();
  const [text, setText] = useState(() => drafts.get(conversation.id) ?? '');
  const input = useRef<HTMLTextAreaElement>(null);
  const segments = countSegments(text);
  const isMine = conversation.handler === 'human' && (conversation.handlerUserId === null || conversation.handlerUserId === me.user.id);

  useEffect(() => setText(drafts.get(conversation.id) ?? ''), [conversation.id]);
  useEffect(() => {
    if (shouldFocus > 0) input.current?.focus();
  }, [shouldFocus, isMine]);

  const change = (value: string): void => {
    drafts.set(conversation.id, value);
    setText(value);
  };
  const send = (): void => {
    const body = text.trim();
    if (body === '') return;
    onSend(body);
    change('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') input.current?.blur();
  };
  const takeOver = can('conversations', 'takeover') ? (
    <Button variant="contained" onClick={onTakeOver} loading={isTakingOver}>
      Take over
    </Button>
  ) : null;

  if (conversation.isSuppressed)
    return <Locked icon={<Block />}>This customer opted out. No text may be sent until they agree again.</Locked>;
  if (conversation.status === 'closed')
    return <Locked icon={<AutoAwesome />}>This conversation is closed. It opens again when the customer writes or calls.</Locked>;
  if (conversation.handler !== 'human')
    return (
      <Locked icon={<AutoAwesome />} action={takeOver}>
        The assistant is answering. Take over to write yourself; it stays silent until you give the thread back.
      </Locked>
    );
  if (!isMine)
    return (
      <Locked icon={<AutoAwesome />} action={takeOver}>
        {conversation.handlerUserName ?? 'Somebody else'} is answering this conversation.
      </Locked>
    );
  if (!can('conversations', 'send')) return <Locked icon={<Block />}>Your role may read this conversation but not write in it.</Locked>;

  return (
    <Box
      sx={{ px: { xs: 1.5, sm: 3 }, py: 1.5, flexShrink: 0, borderTop: '1px solid', borderColor: 'divider', bgcolor: 'background.paper' }}
    >
      <WordingTools key={conversation.id} conversationId={conversation.id} text={text} onChange={change} />
      <Box
        sx={{
          border: '1px solid',
          borderColor: 'divider',
          borderRadius: 3,
          px: 1.5,
          py: 1,
          '&:focus-within': { borderColor: 'primary.main', boxShadow: (theme) => `0 0 0 1px ${theme.palette.primary.main}` },
        }}
      >
        <InputBase
          inputRef={input}
          multiline
          minRows={1}
          maxRows={8}
          fullWidth
          placeholder="Write a text"
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          inputProps={{ 'aria-label': 'Your reply', maxLength: 1600, style: { outline: 'none' } }}
          sx={{ fontSize: 15 }}
        />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.5 }}>
          <Typography variant="caption" color="text.secondary" sx={{ flex: 1 }} data-testid="segments">
            {segments.count === 0
              ? 'Ctrl+Enter sends'
              : `${segments.count} ${segments.count === 1 ? 'text' : 'texts'} · ${segments.left} left${segments.encoding === 'UCS-2' ? ' · special characters' : ''}`}
          </Typography>
          <Button variant="contained" endIcon={<Send sx={{ fontSize: '16px !important' }} />} onClick={send} disabled={text.trim() === ''}>
            Send
          </Button>
        </Box>
      </Box>
    </Box>
  );
}
