import DialogContentText from '@mui/material/DialogContentText';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState, type ReactNode } from 'react';
import { ActDialog } from '../shared/ActDialog';
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
    <ActDialog
      id="erase-title"
      title={`Erase everything about ${who}?`}
      act={erase}
      label="Erase for good"
      isDanger
      isReady={ahead === 0 || isCancelling}
      onClose={onClose}
    >
      <DialogContentText>
        Name, number, messages, calls and notes go for good, in every conversation of this person. Figures stay, and so does an opt-out. The
        person gets no message about it. This cannot be taken back.
      </DialogContentText>
      {ahead > 0 ? (
        <FormControlLabel
          control={<Checkbox checked={isCancelling} onChange={(event) => setCancelling(event.target.checked)} />}
          label={ahead === 1 ? 'Cancel their coming appointment too' : `Cancel their ${ahead} coming appointments too`}
        />
      ) : null}
    </ActDialog>
  );
}
