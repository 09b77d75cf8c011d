import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { usePhone } from '../shared/PhoneText';
import type { ConversationDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

interface EraseDialogProps {
  conversation: ConversationDetail;
  onClose: () => void;
  onErased: () => void;
}

const touches = ['conversations', 'messages', 'leads', 'contacts', 'calls', 'appointments', 'actions', 'dashboard'] as const;

/** Forgets a person on their request. A booking ahead holds it back until somebody says that it goes too. */
export function EraseDialog({ conversation, onClose, onErased }: EraseDialogProps): ReactNode {
  const provider = useProvider();
  const phone = usePhone();
  const [isCancelling, setCancelling] = useState(false);
  const ahead = conversation.appointments.length;
  const who = conversation.contactName ?? phone(conversation.contactAddress);
  const erase = useAct(() => provider.erasePerson(conversation.contactId, isCancelling), {
    touches,
    done: 'Their data is erased',
    onDone: onErased,
    isQuiet: true,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="erase-title">
      <DialogTitle id="erase-title">Erase everything about {who}?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {erase.error ? <Alert severity="error">{messageOf(erase.error)}</Alert> : null}
        <DialogContentText>
          Name, number, messages, calls and notes go for good, in every conversation of this person. Figures stay, and so does an opt-out.
          The person gets no message about it. This cannot be taken back.
        </DialogContentText>
        {ahead > 0 ? (
          <FormControlLabel
            control={<Checkbox checked={isCancelling} onChange={(event) => setCancelling(event.target.checked)} />}
            label={ahead === 1 ? 'Cancel their coming appointment too' : `Cancel their ${ahead} coming appointments too`}
          />
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          color="error"
          variant="contained"
          loading={erase.isPending}
          disabled={ahead > 0 && !isCancelling}
          onClick={() => erase.mutate(undefined)}
        >
          Erase for good
        </Button>
      </DialogActions>
    </Dialog>
  );
}
