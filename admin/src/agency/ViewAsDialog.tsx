import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { viewAs } from '../auth/view-as';
import type { ClientLine } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const lengths = [15, 30, 60];
const shortest = 3;

/** Why and for how long, before one looks at a client as its owner. */
export function ViewAsDialog({ line, onClose }: { line: ClientLine; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(30);
  const [mayWrite, setMayWrite] = useState(false);
  const start = useAct(() => provider.startView(line.orgId, { reason: reason.trim(), minutes, mayWrite }), {
    touches: ['agency'],
    onDone: (view) => {
      viewAs.enter(view, pathname);
      void navigate(`/t/${view.orgSlug}`);
    },
  });
  const isReady = reason.trim().length >= shortest;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) start.mutate(undefined);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="view-title">
      <form onSubmit={submit}>
        <DialogTitle id="view-title">See {line.name} as its owner?</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>The owner can read in the audit log that you looked, why, and at what.</DialogContentText>
          <TextField
            autoFocus
            required
            label="Why?"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
          <TextField select label="For how long" value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {lengths.map((length) => (
              <MenuItem key={length} value={length}>
                {length} minutes
              </MenuItem>
            ))}
          </TextField>
          <FormControlLabel
            control={<Checkbox checked={mayWrite} onChange={(event) => setMayWrite(event.target.checked)} />}
            label="I also have to change something"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!isReady} loading={start.isPending}>
            Start
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
