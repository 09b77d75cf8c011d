import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
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
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="resolve-title">
      <DialogTitle id="resolve-title">Resolve this action</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {act.error ? <Alert severity="error">{messageOf(act.error)}</Alert> : null}
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
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" loading={act.isPending} onClick={() => act.mutate(undefined)}>
          Resolve
        </Button>
      </DialogActions>
    </Dialog>
  );
}
