import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { SecondStepForm } from './SecondStepForm';
import { session } from './session';
import { useSubmit } from './useSubmit';
import { useSignupMode } from './useSignupMode';

/** Only addresses inside the console, so that a crafted link cannot lead anywhere else. */
export const safeNext = (next: unknown): string => (typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/');

export function LoginPage(): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<string | null>(null);
  const { mode } = useSignupMode();
  const { error, isBusy, submit } = useSubmit(async () => {
    const secondStep = await session.login(email.trim(), password);
    if (!secondStep) return;
    setChallenge(secondStep.challenge);
    setPassword('');
  });

  if (state === 'signed-in') return <Navigate to={safeNext((location.state as { next?: unknown } | null)?.next)} replace />;

  if (challenge) return <SecondStepForm challenge={challenge} onRestart={() => setChallenge(null)} />;
  return (
    <AuthFrame title="Sign in to Ringback" hint="Every missed call answered, every lead in one place.">
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {error instanceof TypeError ? 'The server cannot be reached. Check the connection and try again.' : messageOf(error)}
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
        {mode === 'open' ? (
          <Button component={Link} to="/signup" sx={{ flexBasis: '100%' }}>
            New here? Create an account
          </Button>
        ) : null}
      </Box>
      <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: 3 }}>
        First start on this computer? The address and the password were printed in the window where you ran “npm start”.
      </Typography>
    </AuthFrame>
  );
}
