import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState, useSyncExternalStore, type FormEvent, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { BrandMark } from '../layout/Brand';
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
  useEffect(() => {
    document.title = 'Sign in - Ringback';
  }, []);

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
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        placeItems: 'center',
        p: 2,
        background: (theme) =>
          theme.palette.mode === 'light'
            ? 'radial-gradient(1200px 600px at 50% -10%, #dfeaf8, transparent 70%)'
            : 'radial-gradient(1200px 600px at 50% -10%, #17283f, transparent 70%)',
      }}
    >
      <Card sx={{ width: 400, maxWidth: '100%', p: { xs: 3, sm: 4 }, boxShadow: '0 24px 64px rgb(16 42 80 / 10%)' }}>
        <BrandMark size={40} />
        <Typography variant="h1" sx={{ mt: 2 }}>
          Sign in to Ringback
        </Typography>
        <Typography color="text.secondary" sx={{ mt: 0.5, mb: 3, fontSize: 14 }}>
          Every missed call answered, every lead in one place.
        </Typography>
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
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: 3 }}>
          First start on this computer? The address and the password were printed in the window where you ran “npm start”.
        </Typography>
      </Card>
    </Box>
  );
}
