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
import { ActDialog } from '../shared/ActDialog';
import { usePhone } from '../shared/PhoneText';
import type { ConversationDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const touches = ['conversations', 'messages', 'leads', 'dashboard'] as const;

interface DialogProps {
  conversation: ConversationDetail;
  onClose: () => void;
}

/** For somebody who said elsewhere that they want no texts: from then on the gate refuses every one. */
export function OptOutDialog({ conversation, onClose }: DialogProps): ReactNode {
  const provider = useProvider();
  const phone = usePhone();
  const [reason, setReason] = useState('');
  const act = useAct(() => provider.optOut(conversation.contactAddress, reason.trim()), {
    touches,
    done: 'Marked as opted out: no text goes to this person',
    onDone: onClose,
    isQuiet: true,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') act.mutate(undefined);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="opt-out-title">
      <form onSubmit={submit}>
        <DialogTitle id="opt-out-title">Mark as opted out?</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {act.error ? <Alert severity="error">{messageOf(act.error)}</Alert> : null}
          <DialogContentText>
            Nobody here, and nothing automatic, can text {phone(conversation.contactAddress)} after this, on any channel. The person gets no
            message about it.
          </DialogContentText>
          <TextField
            autoFocus
            required
            label="How did they say it?"
            placeholder="By phone, on Monday"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            helperText="Kept as proof, and in the audit log"
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" color="error" variant="contained" loading={act.isPending} disabled={reason.trim() === ''}>
            Mark as opted out
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The way back, for a slip or for somebody who has agreed again. */
export function OptInDialog({ conversation, onClose }: DialogProps): ReactNode {
  const provider = useProvider();
  const phone = usePhone();
  const act = useAct(() => provider.optIn(conversation.contactAddress), {
    touches,
    done: (lifted) =>
      lifted === 0 ? 'Nothing was lifted: this opt-out holds for the whole installation' : 'Texts may go to this person again',
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ActDialog id="opt-in-title" title="Lift the opt-out?" act={act} label="They agreed again" onClose={onClose}>
      <DialogContentText>
        Only if {conversation.contactName ?? phone(conversation.contactAddress)} has agreed to texts again. The audit log keeps who lifted
        it.
      </DialogContentText>
    </ActDialog>
  );
}
