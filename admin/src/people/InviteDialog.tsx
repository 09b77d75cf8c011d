import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import type { Invite } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { RoleField } from './RoleField';

export function InviteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const provider = useProvider();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('org_agent');
  const invite = useAct(() => provider.create<Invite>('invites', { data: { email: email.trim(), role } }), {
    touches: ['invites'],
    done: ({ data }) =>
      data.mailedAt ? `An invite is on its way to ${data.email}` : 'The invite is kept, but the mail did not leave. Send it again later.',
    onDone: onClose,
    isQuiet: true,
  });
  const faults = errorsOf(invite.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate(undefined);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="invite-title">
      <form onSubmit={submit}>
        <DialogTitle id="invite-title">Invite someone</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {invite.error && Object.keys(faults).length === 0 ? <Alert severity="error">{messageOf(invite.error)}</Alert> : null}
          <TextField
            label="E-mail"
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={faults['email'] !== undefined}
            helperText={faults['email'] ?? 'The link works for seven days, once, for this address.'}
            required
            autoFocus
            sx={{ mt: 1 }}
          />
          <RoleField value={role} onChange={setRole} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={invite.isPending} disabled={email.trim() === ''}>
            Send the invite
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
