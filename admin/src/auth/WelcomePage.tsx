import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { AuthFrame } from './AuthFrame';
import { NewPasswordForm } from './NewPasswordForm';
import { session } from './session';

/** Where the link of a sign-up lands: the password is chosen by whoever holds the mailbox. */
export default function WelcomePage(): ReactNode {
  const navigate = useNavigate();
  return (
    <AuthFrame title="Welcome to Ringback" hint="Choose a password, and your business is ready to be set up.">
      <NewPasswordForm
        label="Choose a password"
        button="Start"
        again={{ to: '/signup', label: 'Sign up again' }}
        onSubmit={async (token, password) => {
          await session.enter('/api/auth/signup/confirm', { token, password });
          void navigate('/', { replace: true });
        }}
      />
    </AuthFrame>
  );
}
