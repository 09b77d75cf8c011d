import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { ActDialog } from '../shared/ActDialog';
import type { ActionItem } from '../shared/types';
import { useAct } from '../shared/useAct';
import { actionTouches, useActionChange } from './useActionChange';

/** Stays until the server has answered: the note is still there when it refuses. */
export function ResolveDialog({ item, onClose }: { item: ActionItem; onClose: () => void }): ReactNode {
  const change = useActionChange(item);
  const [note, setNote] = useState('');
  const resolution = note.trim();
  const act = useAct(() => change({ status: 'resolved', ...(resolution ? { resolution } : {}) }), {
    touches: actionTouches,
    done: 'Resolved',
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ActDialog id="resolve-title" title="Resolve this action" act={act} label="Resolve" onClose={onClose}>
      <TextField
        label="What was done (optional)"
        multiline
        minRows={3}
        fullWidth
        autoFocus
        value={note}
        onChange={(event) => setNote(event.target.value)}
        sx={{ mt: 1 }}
        helperText="Kept with the lead. The customer gets no text."
      />
    </ActDialog>
  );
}
