import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { errorsOf, messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { session } from './session';

/** Where the link of a sign-up lands: the password is chosen by whoever holds the mailbox. */
export default function WelcomePage(): ReactNode {
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(token === '' ? new Error('This link is not complete. Open it from the mail again.') : null);
  const [isBusy, setBusy] = useState(false);
  const fault = errorsOf(error)['password'];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await session.enter('/api/auth/signup/confirm', { token, password });
      void navigate('/', { replace: true });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <AuthFrame title="Welcome to Ringback" hint="Choose a password, and your business is ready to be set up.">
      <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
        {error && !fault ? (
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
        ) : null}
        <TextField
          label="Choose a password"
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
          Start
        </Button>
        {error && !fault ? (
          <Button component={Link} to="/signup">
            Sign up again
          </Button>
        ) : null}
      </Box>
    </AuthFrame>
  );
}
