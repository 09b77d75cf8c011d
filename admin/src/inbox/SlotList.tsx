import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ConversationDetail, SlotMap, SlotValue } from '../shared/types';
import { tones } from '../theme/tones';
import { SlotForm } from './SlotForm';
import { SlotHistory } from './SlotHistory';
import { certainty, slotKind, slotLabel, slotNames, slotText } from './slots.rules';
import type { SlotCorrection } from './useSlotCorrection';

function Unknown({ name }: { name: string }): ReactNode {
  return (
    <Box sx={{ flex: 1, minWidth: 0, px: 1, py: 0.75 }}>
      <Typography variant="caption" color="text.secondary" component="div">
        {slotLabel(name)}
      </Typography>
      <Typography color="text.secondary" sx={{ fontSize: 14 }}>
        Not known yet
      </Typography>
    </Box>
  );
}

function Known({ name, slot, onSource }: { name: string; slot: SlotValue; onSource: (id: string) => void }): ReactNode {
  const { words, tone, percent } = certainty(slot);
  const source = slot.sourceMessageId;
  return (
    <ButtonBase
      disabled={!source}
      onClick={() => source && onSource(source)}
      title={source ? 'Show the message this comes from' : undefined}
      sx={{
        display: 'block',
        flex: 1,
        minWidth: 0,
        textAlign: 'left',
        px: 1,
        py: 0.75,
        borderRadius: 2,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="caption" color="text.secondary" component="span" sx={{ flex: 1 }}>
          {slotLabel(name)}
        </Typography>
        <Typography variant="caption" component="span" sx={(theme) => ({ color: tones[theme.palette.mode][tone].text, fontWeight: 600 })}>
          {words}
        </Typography>
      </Box>
      <Typography sx={{ fontSize: 14, fontWeight: 580, overflowWrap: 'anywhere' }}>{slotText(name, slot.value)}</Typography>
      <Box aria-hidden="true" sx={{ height: 4, mt: 0.5, borderRadius: 9, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box sx={(theme) => ({ width: `${percent}%`, height: 1, bgcolor: tones[theme.palette.mode][tone].text })} />
      </Box>
    </ButtonBase>
  );
}

interface SlotProps {
  name: string;
  slot: SlotValue | undefined;
  onSource: (messageId: string) => void;
  correction: SlotCorrection | null;
  history: ConversationDetail['slotHistory'];
}

function Slot({ name, slot, onSource, correction, history }: SlotProps): ReactNode {
  const pencil = useRef<HTMLButtonElement>(null);
  const isEditing = correction?.editing === name;
  const wasEditing = useRef(false);
  useEffect(() => {
    // Whoever works by keyboard goes on where they were, unless they went on to another fact.
    if (wasEditing.current && !isEditing && correction?.editing === null) pencil.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing, correction?.editing]);
  if (correction && isEditing) {
    return (
      <SlotForm
        name={name}
        value={slot?.value ?? (name === 'urgency' ? 'unknown' : '')}
        isSaving={correction.isSaving}
        error={correction.error}
        onSave={correction.save}
        onCancel={correction.cancel}
      />
    );
  }
  const row = (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      {slot ? <Known name={name} slot={slot} onSource={onSource} /> : <Unknown name={name} />}
      {correction && slotKind(name) ? (
        <IconButton
          ref={pencil}
          size="small"
          aria-label={`Correct ${slotLabel(name).toLowerCase()}`}
          title="Correct this"
          onClick={() => correction.start(name)}
          sx={{ mt: 0.5, width: { xs: 44, sm: 32 }, height: { xs: 44, sm: 32 }, color: 'text.secondary' }}
        >
          <Edit sx={{ fontSize: 17 }} />
        </IconButton>
      ) : null}
    </Box>
  );
  return (
    <Box>
      {row}
      <SlotHistory name={name} changes={history} onSource={onSource} />
    </Box>
  );
}

interface SlotListProps {
  slots: SlotMap;
  onSource: (messageId: string) => void;
  correction?: SlotCorrection | null;
  history?: ConversationDetail['slotHistory'];
}

/** What the assistant knows, how sure it is, the message each fact comes from, and the way to put it right. */
export function SlotList({ slots, onSource, correction = null, history = [] }: SlotListProps): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 0.5, mx: -1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {slotNames(slots).map((name) => (
        <Slot
          key={name}
          name={name}
          slot={slots[name]}
          onSource={onSource}
          correction={correction}
          history={history.filter((change) => change.name === name)}
        />
      ))}
    </Box>
  );
}
