import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, useSyncExternalStore, type FormEvent, type ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { AuthFrame } from './AuthFrame';
import { session } from './session';

/** Only addresses inside the console, so that a crafted link cannot lead anywhere else. */
export const safeNext = (next: unknown): string => (typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/');

export function LoginPage(): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  if (state === 'signed-in') return <Navigate to={safeNext((location.state as { next?: unknown } | null)?.next)} replace />;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await session.login(email.trim(), password);
    } catch (reason) {
      setError(
        reason instanceof TypeError ? 'The server cannot be reached. Check the connection and try again.' : (reason as Error).message,
      );
      setBusy(false);
    }
  };

  return (
    <AuthFrame title="Sign in to Ringback" hint="Every missed call answered, every lead in one place.">
      <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {error}
          </Alert>
        ) : null}
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          fullWidth
          size="medium"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          fullWidth
          size="medium"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy} sx={{ mt: 1 }}>
          Sign in
        </Button>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', mt: 1.5, mx: -1 }}>
        <Button component={Link} to="/sign-in-link" state={{ email }}>
          Mail me a link
        </Button>
        <Button component={Link} to="/forgot-password" state={{ email }}>
          Forgot password
        </Button>
      </Box>
      <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: 3 }}>
        First start on this computer? The address and the password were printed in the window where you ran “npm start”.
      </Typography>
    </AuthFrame>
  );
}
