import Send from '@mui/icons-material/Send';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { formatTime } from '../shared/business-time';
import { humanise } from '../shared/format';
import { tones } from '../theme/tones';
import type { HandsetCall, HandsetText } from './ledger.rules';
import { CallScreen } from './CallScreen';

interface HandsetProps {
  label: string;
  owner: string;
  phone: string;
  texts: HandsetText[];
  call: HandsetCall | null;
  callTools?: ReactNode;
  /** A line under the name, about the phone as a whole. */
  notice?: ReactNode;
  chips: readonly string[];
  placeholder: string;
  emptyText: string;
  onSend: (body: string) => void;
  isSending: boolean;
}

const statusWords: Record<string, string> = {
  queued: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  received: 'Delivered',
  failed: 'Failed',
  undelivered: 'Not delivered',
};

/** As a phone shows a text: what is a web address can be opened. */
function Words({ body }: { body: string }): ReactNode {
  return body.split(/(https?:\/\/[^\s]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <Link key={index} href={part} target="_blank" rel="noopener noreferrer" sx={{ color: 'inherit' }}>
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

function Bubble({ text, zone }: { text: HandsetText; zone: string }): ReactNode {
  return (
    <Box component="li" data-mine={text.isMine} sx={{ alignSelf: text.isMine ? 'flex-end' : 'flex-start', maxWidth: '84%' }}>
      <Box
        sx={(theme) => ({
          px: 1.5,
          py: 0.9,
          fontSize: 14,
          lineHeight: 1.45,
          borderRadius: '16px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          unicodeBidi: 'plaintext',
          ...(text.isMine
            ? { bgcolor: 'primary.main', color: 'primary.contrastText', borderBottomRightRadius: '5px' }
            : { bgcolor: tones[theme.palette.mode].neutral.fill, borderBottomLeftRadius: '5px' }),
        })}
      >
        <Words body={text.body} />
      </Box>
      <Typography component="div" color="text.secondary" sx={{ fontSize: 11.5, px: 0.5, textAlign: text.isMine ? 'right' : 'left' }}>
        {formatTime(text.at, zone)}
        {text.isMine && text.status ? ` · ${statusWords[text.status] ?? humanise(text.status)}` : ''}
      </Typography>
    </Box>
  );
}

function Input({
  label,
  placeholder,
  onSend,
  isSending,
}: {
  label: string;
  placeholder: string;
  onSend: (body: string) => void;
  isSending: boolean;
}): ReactNode {
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = text.trim();
    if (body === '') return;
    onSend(body);
    setText('');
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        m: 1.25,
        mt: 0.75,
        pl: 1.75,
        pr: 0.5,
        borderRadius: 99,
        border: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.default',
        '&:focus-within': { borderColor: 'primary.main' },
      }}
    >
      <InputBase
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={placeholder}
        fullWidth
        inputProps={{ 'aria-label': label, autoComplete: 'off', style: { outline: 'none' } }}
        sx={{ fontSize: 14, height: 40 }}
      />
      <IconButton
        type="submit"
        size="small"
        color="primary"
        aria-label={`Send ${label.toLowerCase()}`}
        disabled={text.trim() === '' || isSending}
      >
        <Send fontSize="small" />
      </IconButton>
    </Box>
  );
}

/** A phone as its owner sees it: the thread, the call screen over it, and a line to type in. */
export function Handset({
  label,
  owner,
  phone,
  texts,
  call,
  callTools,
  notice,
  chips,
  placeholder,
  emptyText,
  onSend,
  isSending,
}: HandsetProps): ReactNode {
  const zone = useZone();
  const list = useRef<HTMLUListElement>(null);
  const last = texts.at(-1)?.seq;
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last]);
  return (
    <Box
      component="section"
      aria-label={label}
      sx={{
        width: '100%',
        maxWidth: 380,
        mx: 'auto',
        p: '9px',
        borderRadius: '38px',
        bgcolor: (theme) => (theme.palette.mode === 'light' ? '#1d2736' : '#2b3646'),
        boxShadow: '0 20px 50px rgb(10 25 50 / 16%)',
      }}
    >
      <Box
        sx={{
          position: 'relative',
          display: 'flex',
          flexDirection: 'column',
          height: 600,
          borderRadius: '30px',
          overflow: 'hidden',
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ px: 2, pt: 1.75, pb: 1.25, textAlign: 'center', borderBottom: '1px solid', borderColor: 'divider' }}>
          <Typography variant="h2" sx={{ fontSize: 15.5 }}>
            {label}
          </Typography>
          <Typography variant="caption" color="text.secondary">
            {owner} · {phone}
          </Typography>
          {callTools ? <Box sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', gap: 0.75, justifyContent: 'center' }}>{callTools}</Box> : null}
        </Box>
        {notice}
        <Box
          ref={list}
          component="ul"
          tabIndex={0}
          aria-label={`Texts on ${label.toLowerCase()}`}
          sx={{
            flex: 1,
            minHeight: 0,
            overflowY: 'auto',
            listStyle: 'none',
            m: 0,
            px: 1.5,
            py: 1.5,
            display: 'flex',
            flexDirection: 'column',
            gap: 1,
          }}
        >
          {texts.length === 0 ? (
            <Typography component="li" color="text.secondary" sx={{ m: 'auto', textAlign: 'center', fontSize: 13.5, px: 3 }}>
              {emptyText}
            </Typography>
          ) : (
            texts.map((text) => <Bubble key={text.seq} text={text} zone={zone} />)
          )}
        </Box>
        {chips.length > 0 ? (
          <Box
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, px: 1.5, pt: 0.75, maxHeight: 104, overflowY: 'auto' }}
            role="group"
            aria-label={`Quick texts from ${label.toLowerCase()}`}
            tabIndex={-1}
          >
            {chips.map((chip) => (
              <Box
                key={chip}
                component="button"
                type="button"
                onClick={() => onSend(chip)}
                sx={{
                  font: 'inherit',
                  fontSize: 12.5,
                  fontWeight: 550,
                  px: 1.25,
                  minHeight: 28,
                  textAlign: 'left',
                  borderRadius: 99,
                  cursor: 'pointer',
                  color: 'primary.main',
                  bgcolor: 'transparent',
                  border: '1px solid',
                  borderColor: 'divider',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                {chip}
              </Box>
            ))}
          </Box>
        ) : null}
        <Input label={`Text from ${label.toLowerCase()}`} placeholder={placeholder} onSend={onSend} isSending={isSending} />
        {call ? <CallScreen call={call} /> : null}
      </Box>
    </Box>
  );
}
