import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { createHttp, messageOf } from '../providers/http';
import { browserZone } from '../shared/business-time';
import { FullPageLoading } from '../shared/FullPageLoading';
import { AuthFrame } from './AuthFrame';
import { session } from './session';
import { useSubmit } from './useSubmit';
import { useSignupMode } from './useSignupMode';

const refusals = {
  invite: 'Accounts are made by invite here. Ask the owner of the business, or your agency, to invite you.',
  closed: 'No new accounts are taken here. Ask whoever runs this installation to add you.',
};

function Back(): ReactNode {
  return (
    <Button component={Link} to="/login">
      I have an account
    </Button>
  );
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }): ReactNode {
  return (
    <AuthFrame title="Look into your mail" hint="One more press, and the business is yours.">
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="success" variant="outlined" role="status">
          A link is on its way to {email}. It works once, for a day. Nothing is made before you open it.
        </Alert>
        <Button onClick={onAgain}>Another address, or send again</Button>
        <Back />
      </Box>
    </AuthFrame>
  );
}

function SignUpForm(): ReactNode {
  const [values, setValues] = useState({ email: '', name: '', business: '' });
  const [isSent, setSent] = useState(false);
  const { error, faults, isBusy, submit } = useSubmit(async () => {
    await createHttp(session, null)<void>('/api/auth/signup', {
      method: 'POST',
      body: { ...values, email: values.email.trim(), timeZone: browserZone() },
    });
    setSent(true);
  });
  if (isSent) return <Sent email={values.email.trim()} onAgain={() => setSent(false)} />;
  const field = (
    name: keyof typeof values,
    label: string,
    more: { type?: string; autoComplete: string; helperText?: string },
  ): ReactNode => (
    <TextField
      label={label}
      name={name}
      required
      fullWidth
      size="medium"
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={faults[name] !== undefined}
      {...more}
      helperText={faults[name] ?? more.helperText}
    />
  );
  return (
    <AuthFrame title="Start with Ringback" hint="Three fields. The rest is asked step by step, once you are in.">
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {error && Object.keys(faults).length === 0 ? (
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
        ) : null}
        {field('business', 'Name of the business', { autoComplete: 'organization' })}
        {field('name', 'Your name', { autoComplete: 'name' })}
        {field('email', 'E-mail', { type: 'email', autoComplete: 'username', helperText: 'A link to go on comes here.' })}
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          Send me the link
        </Button>
        <Back />
      </Box>
    </AuthFrame>
  );
}

/** Starting without an invite, where the installation allows it; elsewhere, whom to ask. */
export default function SignUpPage(): ReactNode {
  const { mode, error, retry } = useSignupMode();
  if (mode === 'open') return <SignUpForm />;
  if (!mode && !error) return <FullPageLoading />;
  return (
    <AuthFrame title="Create an account" hint="This is how people get in here.">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {mode ? (
          <Alert severity="info" variant="outlined">
            {refusals[mode]}
          </Alert>
        ) : (
          <Alert severity="error" variant="outlined" action={<Button onClick={retry}>Try again</Button>}>
            {messageOf(error)}
          </Alert>
        )}
        <Back />
      </Box>
    </AuthFrame>
  );
}
