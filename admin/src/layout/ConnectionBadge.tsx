import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useLive } from '../realtime/RealtimeProvider';
import { useZone } from '../root/tenant';
import { formatTime } from '../shared/business-time';
import { tones, type Tone } from '../theme/tones';

/** Whether what is on screen is current, in a word. */
export function ConnectionBadge(): ReactNode {
  const { state, since } = useLive();
  const zone = useZone();
  const looks: Record<typeof state, { tone: Tone; text: string; title: string }> = {
    live: { tone: 'success', text: 'Live', title: 'Changes appear by themselves' },
    connecting: { tone: 'neutral', text: 'Connecting', title: 'Opening the live connection' },
    reconnecting: { tone: 'warning', text: 'Reconnecting', title: 'The live connection was lost. Reading again every 10 seconds.' },
    paused: { tone: 'neutral', text: `Paused, updated ${formatTime(since, zone)}`, title: 'This tab was hidden for a while' },
  };
  const { tone, text, title } = looks[state];
  return (
    <Box
      role="status"
      title={title}
      data-connection={state}
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        fontSize: 12.5,
        fontWeight: 600,
        color: tones[theme.palette.mode][tone].text,
        whiteSpace: 'nowrap',
      })}
    >
      <Box
        component="span"
        aria-hidden="true"
        sx={(theme) => ({
          width: 8,
          height: 8,
          borderRadius: 99,
          bgcolor: tones[theme.palette.mode][tone].text,
          ...(state === 'live' ? { boxShadow: `0 0 0 3px ${tones[theme.palette.mode][tone].fill}` } : {}),
        })}
      />
      {text}
    </Box>
  );
}
