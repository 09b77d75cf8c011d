import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { RowSkeletons } from '../shared/Skeletons';
import type { ClientLine, StaffAccess } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

interface StaffDialogProps {
  line: ClientLine;
  onClose: () => void;
}

const isStaff = (person: StaffAccess): boolean => person.role === 'agency_staff';

/** Who of the agency's staff may enter one client. Owners always may. */
export function StaffDialog({ line, onClose }: StaffDialogProps): ReactNode {
  const provider = useProvider();
  const path = usePath();
  const query = useQuery({ queryKey: ['agency', 'staff', line.orgId], queryFn: () => provider.clientStaff(line.orgId) });
  const [changes, setChanges] = useState<Record<string, boolean>>({});
  const people = query.data?.data ?? [];
  const mayEnter = (person: StaffAccess): boolean => changes[person.id] ?? person.hasAccess;
  const save = useAct(
    () => {
      const chosen = people.filter((person) => isStaff(person) && mayEnter(person));
      return provider.grantClient(
        line.orgId,
        chosen.map((person) => person.id),
      );
    },
    { touches: ['agency'], done: 'Saved: it holds within five seconds', onDone: onClose },
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="staff-title">
      <DialogTitle id="staff-title">Who may enter {line.name}?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <DialogContentText>
          Owners of the agency may enter every client. Staff sees a client only while the box is ticked.
        </DialogContentText>
        {query.data && !people.some(isStaff) ? (
          <DialogContentText>
            There is no staff yet.{' '}
            <Link component={RouterLink} to={path('/agency/people')}>
              Invite people into the agency
            </Link>
          </DialogContentText>
        ) : null}
        {query.isPending ? (
          <RowSkeletons count={2} />
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : (
          people.map((person) => (
            <FormControlLabel
              key={person.id}
              label={isStaff(person) ? person.name : `${person.name}, owner`}
              control={
                <Checkbox
                  checked={mayEnter(person)}
                  disabled={!isStaff(person)}
                  onChange={(_, on) => setChanges({ ...changes, [person.id]: on })}
                />
              }
            />
          ))
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" onClick={() => save.mutate(undefined)} loading={save.isPending} disabled={!query.data}>
          Save
        </Button>
      </DialogActions>
    </Dialog>
  );
}
