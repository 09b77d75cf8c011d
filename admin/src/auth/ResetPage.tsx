import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { createHttp, errorsOf, messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { session } from './session';

/** Where the link of a forgotten password lands. A password that is refused does not use up the link. */
export default function ResetPage(): ReactNode {
  const token = useLocation().hash.slice(1);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const fault = errorsOf(error)['password'];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await createHttp(session, null)<void>('/api/auth/password-reset/confirm', { method: 'POST', body: { token, password } });
      session.end();
      setDone(true);
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <AuthFrame title="Set a new password" hint="Every other sign-in of your account ends with it.">
      {isDone ? (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="success" variant="outlined" role="status">
            Your password is changed.
          </Alert>
          <Button component={Link} to="/login" variant="contained" size="large">
            Sign in
          </Button>
        </Box>
      ) : (
        <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
          {error && !fault ? (
            <Alert severity="error" variant="outlined">
              {messageOf(error)}
            </Alert>
          ) : null}
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            autoFocus
            required
            fullWidth
            size="medium"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={fault !== undefined}
            helperText={fault ?? 'At least 10 characters; a sentence is good.'}
          />
          <Button type="submit" variant="contained" size="large" loading={isBusy} disabled={token === ''}>
            Set the password
          </Button>
          {error && !fault ? (
            <Button component={Link} to="/forgot-password">
              Ask for a new link
            </Button>
          ) : null}
        </Box>
      )}
    </AuthFrame>
  );
}
