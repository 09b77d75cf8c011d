import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { AgencyRoleField } from '../people/AgencyRoleField';
import { messageOf } from '../providers/http';
import type { AgencyPerson, AgencyRole } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

interface AgencyPersonDialogProps {
  person: AgencyPerson;
  onClose: () => void;
}

/** Another role in the agency, or the end of belonging to it, which takes a second press. */
export function AgencyPersonDialog({ person, onClose }: AgencyPersonDialogProps): ReactNode {
  const provider = useProvider();
  const [role, setRole] = useState<string>(person.role);
  const [isAsked, setAsked] = useState(false);
  // who may enter a client stands in its own list
  const how = { touches: ['agency-people', 'agency/invites', 'agency'], onDone: onClose, isQuiet: true };
  const save = useAct(() => provider.changeAgencyPerson(person.id, role as AgencyRole), {
    ...how,
    done: 'Saved: it holds within five seconds',
  });
  const remove = useAct(() => provider.removeAgencyPerson(person.id), { ...how, done: `${person.name} is out of the agency` });
  const { error } = isAsked ? remove : save;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="agency-person-title">
      <DialogTitle id="agency-person-title">{person.name}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {error ? <Alert severity="error">{messageOf(error)}</Alert> : null}
        <Typography color="text.secondary" role={isAsked ? 'status' : undefined} sx={{ fontSize: 14 }}>
          {isAsked
            ? 'Within five seconds they may enter no client any more, and every API key they made through the agency stops. What they are in a business of their own stays.'
            : person.email}
        </Typography>
        {isAsked ? null : <AgencyRoleField value={role} onChange={setRole} />}
      </DialogContent>
      <DialogActions>
        {isAsked ? (
          <>
            <Button onClick={() => setAsked(false)}>Keep them</Button>
            <Button color="error" variant="contained" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              Remove {person.name}
            </Button>
          </>
        ) : (
          <>
            <Button color="error" onClick={() => setAsked(true)} sx={{ mr: 'auto' }}>
              Remove
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="contained" loading={save.isPending} disabled={role === person.role} onClick={() => save.mutate(undefined)}>
              Save
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
