import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useConnectNumber } from './useNumbers';

/** Takes over a number of the business's own provider account. */
export function ConnectDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [address, setAddress] = useState('');
  const connect = useConnectNumber(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.mutate(address.replace(/[\s().-]/g, ''));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="connect-title">
      <form onSubmit={submit}>
        <DialogTitle id="connect-title">Connect a number you have</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>
            It must be in the provider account of this business. Its calls and texts are then sent here instead of where they go now.
          </DialogContentText>
          {connect.error ? <Alert severity="error">{messageOf(connect.error)}</Alert> : null}
          <TextField
            label="Number"
            placeholder="+1 312 555 0142"
            helperText="With its country code"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            required
            autoFocus
            slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 24 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={connect.isPending} disabled={address.trim() === ''}>
            Connect
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
