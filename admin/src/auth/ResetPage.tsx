import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { createHttp } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { NewPasswordForm } from './NewPasswordForm';
import { session } from './session';

/** Where the link of a forgotten password lands. A password that is refused does not use up the link. */
export default function ResetPage(): ReactNode {
  const [isDone, setDone] = useState(false);
  return (
    <AuthFrame title="Set a new password" hint="Every other sign-in of your account ends with it.">
      {isDone ? (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="success" variant="outlined" role="status">
            Your password is changed.
          </Alert>
          <Button component={Link} to="/login" variant="contained" size="large">
            Sign in
          </Button>
        </Box>
      ) : (
        <NewPasswordForm
          label="New password"
          button="Set the password"
          again={{ to: '/forgot-password', label: 'Ask for a new link' }}
          onSubmit={async (token, password) => {
            await createHttp(session, null)<void>('/api/auth/password-reset/confirm', { method: 'POST', body: { token, password } });
            session.end();
            setDone(true);
          }}
        />
      )}
    </AuthFrame>
  );
}
