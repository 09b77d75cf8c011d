import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { messageOf } from '../providers/http';

interface ActDialogProps {
  /** Of the title, which names the dialog. */
  id: string;
  title: ReactNode;
  act: { error: unknown; isPending: boolean; mutate: (input: undefined) => void };
  label: string;
  cancel?: string;
  isDanger?: boolean;
  isReady?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before one step is taken, and stays until the server has answered: what was typed is still there when it refuses. */
export function ActDialog(props: ActDialogProps): ReactNode {
  const { id, title, act, label, cancel = 'Cancel', isDanger = false, isReady = true, onClose, children } = props;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {act.error ? <Alert severity="error">{messageOf(act.error)}</Alert> : null}
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{cancel}</Button>
        <Button
          color={isDanger ? 'error' : 'primary'}
          variant="contained"
          loading={act.isPending}
          disabled={!isReady}
          onClick={() => act.mutate(undefined)}
        >
          {label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
