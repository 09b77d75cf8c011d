import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { createHttp, messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { session } from './session';
import { useSubmit } from './useSubmit';

const again = 30;
const kinds = {
  link: { title: 'Sign in by mail', hint: 'A link instead of a password.', path: '/api/auth/magic-link', button: 'Mail me a link' },
  reset: {
    title: 'Set a new password',
    hint: 'A link to set it comes by mail.',
    path: '/api/auth/password-reset',
    button: 'Mail me a link',
  },
} as const;

/** Asks for a link by mail. What it says is the same whether or not the address has an account. */
export default function AskLinkPage({ kind }: { kind: keyof typeof kinds }): ReactNode {
  const { title, hint, path, button } = kinds[kind];
  const location = useLocation();
  const [email, setEmail] = useState((location.state as { email?: string } | null)?.email ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const { error, isBusy, submit } = useSubmit(async () => {
    await createHttp(session, null)<void>(path, { method: 'POST', body: { email: email.trim() } });
    setSentTo(email.trim());
    setWait(again);
  });
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  return (
    <AuthFrame title={title} hint={hint}>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
        ) : sentTo ? (
          <Alert severity="success" variant="outlined" role="status">
            If {sentTo} has an account, a link is on its way. It works once, for ten minutes
            {kind === 'link' ? ', in this browser.' : '.'}
          </Alert>
        ) : null}
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          required
          fullWidth
          size="medium"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy} disabled={wait > 0}>
          {wait > 0 ? `Send again in ${wait} s` : sentTo ? 'Send again' : button}
        </Button>
        <Button component={Link} to="/login">
          Back to the password
        </Button>
      </Box>
    </AuthFrame>
  );
}
