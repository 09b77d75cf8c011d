import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { urgencies } from '../leads/leads.rules';
import { humanise } from '../shared/format';
import { slotKind } from './slots.rules';

interface SlotFormProps {
  name: string;
  value: string;
  isSaving: boolean;
  error: string | null;
  onSave: (typed: string) => void;
  onCancel: () => void;
}

/** One fact under correction, where it stands: Enter saves, Esc leaves it as it was. */
export function SlotForm({ name, value, isSaving, error, onSave, onCancel }: SlotFormProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const kind = slotKind(name);
  if (!kind) return null;
  const isUrgency = name === 'urgency';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) onSave(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The drawer around it would close as well.
    event.stopPropagation();
    onCancel();
  };
  return (
    <Box component="form" aria-label={`Correct ${kind.label.toLowerCase()}`} onSubmit={submit} onKeyDown={onKeyDown} sx={{ px: 1, py: 1 }}>
      <TextField
        fullWidth
        autoFocus
        size="small"
        label={kind.label}
        value={typed}
        select={isUrgency}
        disabled={isSaving}
        error={error !== null}
        helperText={error ?? (isUrgency ? undefined : 'Empty takes the fact away')}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: kind.maxLength, autoComplete: 'off' }, formHelperText: error ? { role: 'alert' } : {} }}
      >
        {isUrgency
          ? urgencies.map((urgency) => (
              <MenuItem key={urgency} value={urgency}>
                {humanise(urgency)}
              </MenuItem>
            ))
          : null}
      </TextField>
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <Button type="submit" size="small" variant="contained" disabled={isSaving}>
          {isSaving ? 'Saving' : 'Save'}
        </Button>
        <Button size="small" onClick={onCancel} disabled={isSaving}>
          Cancel
        </Button>
      </Box>
    </Box>
  );
}
