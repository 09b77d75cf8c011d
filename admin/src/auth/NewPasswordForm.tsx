import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { messageOf } from '../providers/http';
import { useSubmit } from './useSubmit';

interface NewPasswordFormProps {
  label: string;
  button: string;
  /** Where one goes when the link does not open. */
  again: { to: string; label: string };
  /** Sends the token behind the link with the chosen password; a rejection is shown, and the link stays usable. */
  onSubmit: (token: string, password: string) => Promise<void>;
}

/** A password chosen behind a link of a mail: whoever opens it holds the mailbox. */
export function NewPasswordForm({ label, button, again, onSubmit }: NewPasswordFormProps): ReactNode {
  const token = useLocation().hash.slice(1);
  const [password, setPassword] = useState('');
  const { error, faults, isBusy, submit } = useSubmit(
    () => onSubmit(token, password),
    token === '' ? new Error('This link is not complete. Open it from the mail again.') : null,
  );
  const fault = faults['password'];
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error && !fault ? (
        <Alert severity="error" variant="outlined">
          {messageOf(error)}
        </Alert>
      ) : null}
      <TextField
        label={label}
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
        {button}
      </Button>
      {error && !fault ? (
        <Button component={Link} to={again.to}>
          {again.label}
        </Button>
      ) : null}
    </Box>
  );
}
