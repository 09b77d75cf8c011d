import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { humanise } from '../shared/format';
import type { SlotMap, SlotValue } from '../shared/types';
import { tones, type Tone } from '../theme/tones';

const order = ['service_needed', 'urgency', 'name', 'address', 'preferred_time', 'email'];
const labels: Record<string, string> = { service_needed: 'Service', preferred_time: 'Preferred time', email: 'E-mail' };

/** 0.8 and up is high, 0.6 to 0.8 medium, below that low. */
export function confidenceLook(confidence: number): { word: string; tone: Tone } {
  if (confidence >= 0.8) return { word: 'high', tone: 'success' };
  if (confidence >= 0.6) return { word: 'medium', tone: 'warning' };
  return { word: 'low', tone: 'danger' };
}

function Slot({ name, slot, onSource }: { name: string; slot: SlotValue | undefined; onSource: (id: string) => void }): ReactNode {
  const label = labels[name] ?? humanise(name);
  if (!slot) {
    return (
      <Box sx={{ px: 1, py: 0.75 }}>
        <Typography variant="caption" color="text.secondary" component="div">
          {label}
        </Typography>
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          Not known yet
        </Typography>
      </Box>
    );
  }
  const { word, tone } = confidenceLook(slot.confidence);
  const percent = Math.round(slot.confidence * 100);
  const source = slot.sourceMessageId;
  return (
    <ButtonBase
      disabled={!source}
      onClick={() => source && onSource(source)}
      title={source ? 'Show the message this comes from' : undefined}
      sx={{ display: 'block', width: '100%', textAlign: 'left', px: 1, py: 0.75, borderRadius: 2, '&:hover': { bgcolor: 'action.hover' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="caption" color="text.secondary" component="span" sx={{ flex: 1 }}>
          {label}
        </Typography>
        <Typography variant="caption" component="span" sx={(theme) => ({ color: tones[theme.palette.mode][tone].text, fontWeight: 600 })}>
          {percent} % {word}
        </Typography>
      </Box>
      <Typography sx={{ fontSize: 14, fontWeight: 580, overflowWrap: 'anywhere' }}>{humaniseValue(name, slot.value)}</Typography>
      <Box aria-hidden="true" sx={{ height: 4, mt: 0.5, borderRadius: 9, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box sx={(theme) => ({ width: `${percent}%`, height: 1, bgcolor: tones[theme.palette.mode][tone].text })} />
      </Box>
    </ButtonBase>
  );
}

const humaniseValue = (name: string, value: string): string => (name === 'urgency' ? humanise(value) : value);

/** What the assistant knows, how sure it is, and the message each fact comes from. */
export function SlotList({ slots, onSource }: { slots: SlotMap; onSource: (messageId: string) => void }): ReactNode {
  const extra = Object.keys(slots).filter((name) => !order.includes(name));
  return (
    <Box sx={{ display: 'grid', gap: 0.5, mx: -1 }}>
      {[...order, ...extra].map((name) => (
        <Slot key={name} name={name} slot={slots[name]} onSource={onSource} />
      ))}
    </Box>
  );
}
