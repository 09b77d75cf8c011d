import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';

export function ResolveDialog({
  isOpen,
  onClose,
  onResolve,
}: {
  isOpen: boolean;
  onClose: () => void;
  onResolve: (note: string) => void;
}): ReactNode {
  const [note, setNote] = useState('');
  return (
    <Dialog open={isOpen} onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="resolve-title">
      <DialogTitle id="resolve-title">Resolve this action</DialogTitle>
      <DialogContent>
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
        <Button
          variant="contained"
          onClick={() => {
            onResolve(note.trim());
            setNote('');
          }}
        >
          Resolve
        </Button>
      </DialogActions>
    </Dialog>
  );
}
