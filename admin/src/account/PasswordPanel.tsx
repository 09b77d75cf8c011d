import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { session } from '../auth/session';
import { errorsOf, messageOf } from '../providers/http';
import { useTenant } from '../root/tenant';
import { Panel } from '../shared/Panel';
import { useAct } from '../shared/useAct';

/** The own password, with the old one. */
export function PasswordPanel(): ReactNode {
  const { me } = useTenant();
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const change = useAct(() => session.enter('/api/auth/password', { currentPassword: current, newPassword: wanted }), {
    touches: ['own-sessions'],
    done: 'Your password is changed, and every other sign-in has ended',
    onDone: () => {
      setCurrent('');
      setWanted('');
    },
    isQuiet: true,
  });
  const faults = errorsOf(change.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined);
  };
  return (
    <Panel title="Password" hint="Changing it signs you out everywhere else.">
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2, maxWidth: 420 }}>
        {change.error && Object.keys(faults).length === 0 ? <Alert severity="error">{messageOf(change.error)}</Alert> : null}
        {/* so that a password manager knows whose password this is */}
        <input type="email" name="email" autoComplete="username" value={me.user.email} readOnly hidden />
        <TextField
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          error={faults['currentPassword'] !== undefined}
          helperText={faults['currentPassword']}
        />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          error={faults['newPassword'] !== undefined}
          helperText={faults['newPassword'] ?? 'At least 10 characters; a sentence is good.'}
        />
        <Button type="submit" variant="contained" loading={change.isPending} sx={{ justifySelf: 'start' }}>
          Change the password
        </Button>
      </Box>
    </Panel>
  );
}
