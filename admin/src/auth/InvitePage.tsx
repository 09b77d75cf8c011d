import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { roleWords } from '../people/people.rules';
import { createHttp, errorsOf, messageOf } from '../providers/http';
import { FullPageLoading } from '../shared/FullPageLoading';
import type { InviteOffer } from '../shared/types';
import { AuthFrame } from './AuthFrame';
import { session } from './session';

function AcceptForm({ token, offer }: { token: string; offer: InviteOffer }): ReactNode {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const faults = errorsOf(error);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await session.enter('/api/auth/invite/accept', { token, password, ...(offer.hasAccount ? {} : { name }) });
      void navigate('/', { replace: true });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
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
  if (!offer) return <FullPageLoading />;
  return (
    <AuthFrame
      title={`Join ${offer.business}`}
      hint={`${offer.invitedBy} invites you as ${roleWords(offer.role).name.toLowerCase()}: ${roleWords(offer.role).may}`}
    >
      <AcceptForm token={token} offer={offer} />
    </AuthFrame>
  );
}
