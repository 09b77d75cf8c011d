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
import { AgencyRoleField } from './AgencyRoleField';
import type { InviteList } from './OpenInvites';
import { RoleField } from './RoleField';

interface InviteDialogProps {
  onClose: () => void;
  into?: InviteList;
}

/** Asks for an address and a role, of this business or of the agency. */
export function InviteDialog({ onClose, into = 'invites' }: InviteDialogProps): ReactNode {
  const provider = useProvider();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(into === 'invites' ? 'org_agent' : 'agency_staff');
  const invite = useAct(() => provider.create<Invite>(into, { data: { email: email.trim(), role } }), {
    touches: [into],
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
        <DialogTitle id="invite-title">{into === 'invites' ? 'Invite someone' : 'Invite someone into the agency'}</DialogTitle>
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
          {into === 'invites' ? <RoleField value={role} onChange={setRole} /> : <AgencyRoleField value={role} onChange={setRole} />}
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
