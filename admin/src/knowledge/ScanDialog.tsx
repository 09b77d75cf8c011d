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
import { useScan } from './useKnowledge';

/** Asks for the address of the website. */
export function ScanDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [url, setUrl] = useState('');
  const scan = useScan(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    scan.mutate(url.trim());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="scan-title">
      <form onSubmit={submit}>
        <DialogTitle id="scan-title">Scan a website</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>
            Reads at most 20 pages, one after the other: prices, questions, about, contact, terms and refunds first. Pages that were read
            before are replaced.
          </DialogContentText>
          {scan.error ? <Alert severity="error">{messageOf(scan.error)}</Alert> : null}
          <TextField
            label="Address"
            placeholder="example.com"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            required
            autoFocus
            slotProps={{ htmlInput: { maxLength: 500, inputMode: 'url' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={scan.isPending || url.trim() === ''}>
            Scan
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
