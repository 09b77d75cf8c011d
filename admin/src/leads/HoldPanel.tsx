import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { Panel } from '../shared/Panel';
import type { Contact } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const shortest = 3;
const longest = 500;

function HoldDialog({ onClose, onPlace }: { onClose: () => void; onPlace: (reason: string) => void }): ReactNode {
  const [reason, setReason] = useState('');
  const isGood = reason.trim().length >= shortest;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="hold-title">
      <DialogTitle id="hold-title">Place a legal hold</DialogTitle>
      <DialogContent>
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
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" disabled={!isGood} onClick={() => onPlace(reason.trim())}>
          Place the hold
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Whether a person must be kept and by whose word; why is told to those who may change it. Shown to them, and to everybody while it stands. */
export function HoldPanel({ contactId }: { contactId: string }): ReactNode {
  const provider = useProvider();
  const mayChange = useCan()('contacts', 'erase');
  const [isAsking, setIsAsking] = useState(false);
  const query = useQuery({
    queryKey: ['contacts', 'detail', contactId],
    queryFn: async ({ signal }) => (await provider.getOne<Contact>('contacts', { id: contactId, signal })).data,
  });
  const place = useAct((reason: string) => provider.holdPerson(contactId, reason), { touches: ['contacts'], done: 'Legal hold placed' });
  const release = useAct(() => provider.releasePerson(contactId), { touches: ['contacts'], done: 'Legal hold released' });
  const contact = query.data;
  if (!contact || (!contact.holdAt && !mayChange)) return null;
  const isBusy = place.isPending || release.isPending;
  return (
    <Panel
      title="Legal hold"
      action={
        mayChange ? (
          <Button size="small" disabled={isBusy} onClick={() => (contact.holdAt ? release.mutate(undefined) : setIsAsking(true))}>
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
      {isAsking ? (
        <HoldDialog
          onClose={() => setIsAsking(false)}
          onPlace={(reason) => {
            setIsAsking(false);
            place.mutate(reason);
          }}
        />
      ) : null}
    </Panel>
  );
}
