import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { codeOfError, messageOf } from '../providers/http';
import { AuthFrame } from './AuthFrame';
import { session } from './session';
import { useSubmit } from './useSubmit';

interface Props {
  challenge: string;
  onDone?: () => void;
  /** Back to the first step, when this one has run out or was a mistake. */
  onRestart: () => void;
}

/** The second step of a sign-in: a code of the authenticator, or a recovery code when the phone is gone. */
export function SecondStepForm({ challenge, onDone, onRestart }: Props): ReactNode {
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const { error, isBusy, submit, forget } = useSubmit(async () => {
    try {
      await session.finish(challenge, code.trim());
    } catch (reason) {
      setCode('');
      throw reason;
    }
    onDone?.();
  });
  const isOver = codeOfError(error) === 'auth.challenge_ended';
  const change = (): void => {
    setRecovery(!isRecovery);
    setCode('');
    forget();
  };
  return (
    <AuthFrame
      title="One more step"
      hint={
        isRecovery ? 'Type one of the recovery codes that you kept.' : 'Open your authenticator app and type the six digits for Ringback.'
      }
    >
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {error ? (
          <Alert severity="error" variant="outlined">
            {messageOf(error)}
          </Alert>
        ) : null}
        {isOver ? (
          <Button variant="contained" size="large" onClick={onRestart}>
            Start again
          </Button>
        ) : (
          <>
            <TextField
              key={isRecovery ? 'recovery' : 'digits'}
              label={isRecovery ? 'Recovery code' : 'Code'}
              name="code"
              autoComplete="one-time-code"
              autoFocus
              required
              fullWidth
              size="medium"
              value={code}
              onChange={(event) => setCode(event.target.value)}
              slotProps={{
                htmlInput: {
                  inputMode: isRecovery ? 'text' : 'numeric',
                  maxLength: isRecovery ? 24 : 7,
                  spellCheck: false,
                  autoCapitalize: 'characters',
                  sx: { fontFamily: 'monospace', letterSpacing: '0.08em', fontSize: 18 },
                },
              }}
            />
            <Button type="submit" variant="contained" size="large" loading={isBusy} disabled={code.trim() === ''}>
              Sign in
            </Button>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', mx: -1 }}>
              <Button onClick={change}>{isRecovery ? 'Use the app' : 'Use a recovery code'}</Button>
              <Button onClick={onRestart}>Start again</Button>
            </Box>
          </>
        )}
      </Box>
      {isRecovery ? (
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: 2 }}>
          No phone and no recovery codes? The owner of your agency can remove the second step.
        </Typography>
      ) : null}
    </AuthFrame>
  );
}
