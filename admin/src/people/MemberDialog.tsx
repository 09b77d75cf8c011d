import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import type { Member } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { RoleField } from './RoleField';

/** Another role, or the end of a membership after a second press. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const [role, setRole] = useState<string>(member.role);
  const [isAsking, setAsking] = useState(false);
  const save = useAct(
    () => provider.update<Member>('users', { id: member.id, data: { role }, previousData: { id: member.id } as Member }),
    {
      touches: ['users'],
      done: 'Saved',
      onDone: onClose,
      isQuiet: true,
    },
  );
  const remove = useAct(() => provider.delete('users', { id: member.id }), {
    touches: ['users'],
    done: `${member.name} has no access any more`,
    onDone: onClose,
    isQuiet: true,
  });
  const error = save.error ?? remove.error;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="member-title">
      <DialogTitle id="member-title">{member.name}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {error ? <Alert severity="error">{messageOf(error)}</Alert> : null}
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          {isAsking ? 'Their access ends within five seconds, and with it every API key they made.' : member.email}
        </Typography>
        {isAsking ? null : <RoleField value={role} onChange={setRole} />}
      </DialogContent>
      <DialogActions>
        {isAsking ? (
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button color="error" variant="contained" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              Remove {member.name}
            </Button>
          </>
        ) : (
          <>
            <Button color="error" onClick={() => setAsking(true)} sx={{ mr: 'auto' }}>
              Remove
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="contained" loading={save.isPending} disabled={role === member.role} onClick={() => save.mutate(undefined)}>
              Save
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
