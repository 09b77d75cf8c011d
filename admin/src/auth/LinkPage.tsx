import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { session } from './session';

/** Where a sign-in link lands. It waits for a press: programs that open every link in a mail do not press. */
export default function LinkPage(): ReactNode {
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(token === '' ? 'This link is not complete. Open it from the mail again.' : null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await session.enter('/api/auth/verify', { token });
      void navigate('/', { replace: true });
    } catch (reason) {
      setError(messageOf(reason));
      setBusy(false);
    }
  };
  return (
    <AuthFrame title="Welcome back" hint="One press and you are in.">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {error}
          </Alert>
        ) : null}
        <Button variant="contained" size="large" loading={isBusy} disabled={token === ''} onClick={() => void enter()}>
          Sign in
        </Button>
        {error ? (
          <Button component={Link} to="/sign-in-link">
            Ask for a new link
          </Button>
        ) : null}
      </Box>
    </AuthFrame>
  );
}
