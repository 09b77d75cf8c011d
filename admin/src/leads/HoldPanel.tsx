import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { ActDialog } from '../shared/ActDialog';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import type { Contact } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const shortest = 3;
const longest = 500;
const touches = ['contacts'] as const;

interface DialogProps {
  contactId: string;
  onClose: () => void;
}

function HoldDialog({ contactId, onClose }: DialogProps): ReactNode {
  const provider = useProvider();
  const [reason, setReason] = useState('');
  const isGood = reason.trim().length >= shortest;
  const act = useAct(() => provider.holdPerson(contactId, reason.trim()), {
    touches,
    done: 'Legal hold placed',
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ActDialog id="hold-title" title="Place a legal hold" act={act} label="Place the hold" isReady={isGood} onClose={onClose}>
      <TextField
        label="Why must this person be kept?"
        multiline
        minRows={2}
        fullWidth
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: longest } }}
        sx={{ mt: 1 }}
        helperText="Such as the number of a case. It stays in the audit log, so leave names out."
      />
    </ActDialog>
  );
}

/** Asked once: what the retention time takes afterwards does not come back. */
function ReleaseDialog({ contactId, onClose }: DialogProps): ReactNode {
  const provider = useProvider();
  const act = useAct(() => provider.releasePerson(contactId), {
    touches,
    done: 'Legal hold released',
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ActDialog
      id="release-title"
      title="Release the legal hold?"
      act={act}
      label="Release it"
      cancel="Keep the hold"
      isDanger
      onClose={onClose}
    >
      <DialogContentText>
        This person can be erased then. If their retention time is over, their data may be made anonymous right away, for good.
      </DialogContentText>
    </ActDialog>
  );
}

/** Whether a person must be kept and by whose word; why is told to those who may change it. Shown to them, and to everybody while it stands. */
export function HoldPanel({ contactId }: { contactId: string }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const mayChange = can('contacts', 'erase');
  const [asked, setAsked] = useState<'place' | 'release' | null>(null);
  const close = (): void => setAsked(null);
  const query = useQuery({
    queryKey: ['contacts', 'detail', contactId],
    queryFn: async ({ signal }) => (await provider.getOne<Contact>('contacts', { id: contactId, signal })).data,
    enabled: can('contacts', 'show'),
  });
  const contact = query.data;
  if (query.error && !contact)
    return (
      <Panel title="Legal hold">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      </Panel>
    );
  if (!contact || (!contact.holdAt && !mayChange)) return null;
  return (
    <Panel
      title="Legal hold"
      action={
        mayChange ? (
          <Button size="small" onClick={() => setAsked(contact.holdAt ? 'release' : 'place')}>
            {contact.holdAt ? 'Release' : 'Place a hold'}
          </Button>
        ) : null
      }
    >
      <Typography sx={{ fontSize: 14 }} color={contact.holdAt ? 'text.primary' : 'text.secondary'}>
        {contact.holdAt ? (
          <>
            {contact.holdReason ?? 'This person must be kept'} (since <BusinessDate value={contact.holdAt} show="day" />, by{' '}
            {contact.holdByName}). Nothing about them is erased, anonymised or replaced.
          </>
        ) : (
          'None. A hold keeps everything about this person, also when its time is over.'
        )}
      </Typography>
      {asked === 'place' ? <HoldDialog contactId={contactId} onClose={close} /> : null}
      {asked === 'release' ? <ReleaseDialog contactId={contactId} onClose={close} /> : null}
    </Panel>
  );
}
