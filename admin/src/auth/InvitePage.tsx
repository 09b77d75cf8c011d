import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { roleWords } from '../people/people.rules';
import { codeOfError, createHttp, messageOf } from '../providers/http';
import { FullPageLoading } from '../shared/FullPageLoading';
import type { InviteOffer } from '../shared/types';
import { AuthFrame } from './AuthFrame';
import { SecondStepForm } from './SecondStepForm';
import { session } from './session';
import { useSubmit } from './useSubmit';

interface AcceptProps {
  token: string;
  offer: InviteOffer;
  onDone: () => void;
  onSecondStep: (challenge: string) => void;
}

function AcceptForm({ token, offer, onDone, onSecondStep }: AcceptProps): ReactNode {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { error, faults, isBusy, submit } = useSubmit(async () => {
    const secondStep = await session.enter('/api/auth/invite/accept', { token, password, ...(offer.hasAccount ? {} : { name }) });
    if (secondStep) onSecondStep(secondStep.challenge);
    else onDone();
  });
  // Accepted all the same: what is missing is for an owner of the agency to do.
  if (codeOfError(error) === 'auth.no_client') {
    return (
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="success" variant="outlined" role="status">
          {messageOf(error)}
        </Alert>
        <Button component={Link} to="/login" variant="contained" size="large">
          Go to the sign-in
        </Button>
      </Box>
    );
  }
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error && Object.keys(faults).length === 0 ? (
        <Alert severity="error" variant="outlined">
          {messageOf(error)}
        </Alert>
      ) : null}
      <TextField label="E-mail" value={offer.email} size="medium" fullWidth slotProps={{ htmlInput: { readOnly: true } }} />
      {offer.hasAccount ? null : (
        <TextField
          label="Your name"
          autoComplete="name"
          autoFocus
          required
          fullWidth
          size="medium"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={faults['name'] !== undefined}
          helperText={faults['name']}
        />
      )}
      <TextField
        label={offer.hasAccount ? 'Password of your account' : 'Choose a password'}
        type="password"
        autoComplete={offer.hasAccount ? 'current-password' : 'new-password'}
        required
        fullWidth
        size="medium"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={faults['password'] !== undefined}
        helperText={faults['password'] ?? (offer.hasAccount ? undefined : 'At least 10 characters; a sentence is good.')}
      />
      <Button type="submit" variant="contained" size="large" loading={isBusy}>
        Accept and sign in
      </Button>
      {offer.hasAccount ? (
        <Button component={Link} to="/forgot-password" state={{ email: offer.email }}>
          Forgot the password
        </Button>
      ) : null}
    </Box>
  );
}

/** Where an invite lands: who invites, into what, and the two fields that are missing. */
export default function InvitePage(): ReactNode {
  const token = useLocation().hash.slice(1);
  const [offer, setOffer] = useState<InviteOffer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [challenge, setChallenge] = useState<string | null>(null);
  const navigate = useNavigate();
  const goIn = (): void => void navigate('/', { replace: true });
  useEffect(() => {
    createHttp(session, null)<InviteOffer>('/api/auth/invite', { method: 'POST', body: { token: token || '-' } }).then(setOffer, setError);
  }, [token]);
  if (error) {
    return (
      <AuthFrame title="This invite does not open" hint="Nothing was changed.">
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
          <Button component={Link} to="/login" variant="contained" size="large">
            Go to the sign-in
          </Button>
        </Box>
      </AuthFrame>
    );
  }
  // The invite is accepted by then: what is left is an ordinary sign-in.
  if (challenge) return <SecondStepForm challenge={challenge} onDone={goIn} onRestart={() => void navigate('/login')} />;
  if (!offer) return <FullPageLoading />;
  const role = roleWords(offer.role, offer.roleName);
  return (
    <AuthFrame
      title={`Join ${offer.business}`}
      hint={`${offer.invitedBy} invites you as ${offer.roleName ?? role.name.toLowerCase()}${role.may ? `: ${role.may}` : '.'}`}
    >
      <AcceptForm token={token} offer={offer} onDone={goIn} onSecondStep={setChallenge} />
    </AuthFrame>
  );
}
