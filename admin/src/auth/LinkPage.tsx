import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { SecondStepForm } from './SecondStepForm';
import { session } from './session';
import { useSubmit } from './useSubmit';

/** Where a sign-in link lands. It waits for a press: programs that open every link in a mail do not press. */
export default function LinkPage(): ReactNode {
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const [challenge, setChallenge] = useState<string | null>(null);
  const goIn = (): void => void navigate('/', { replace: true });
  const { error, isBusy, submit } = useSubmit(
    async () => {
      const secondStep = await session.enter('/api/auth/verify', { token });
      if (secondStep) setChallenge(secondStep.challenge);
      else goIn();
    },
    token === '' ? new Error('This link is not complete. Open it from the mail again.') : null,
  );
  // The link is used up: starting again means another one.
  if (challenge) return <SecondStepForm challenge={challenge} onDone={goIn} onRestart={() => void navigate('/sign-in-link')} />;
  return (
    <AuthFrame title="Welcome back" hint="One press and you are in.">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
        ) : null}
        <Button variant="contained" size="large" loading={isBusy} disabled={token === ''} onClick={() => submit()}>
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
