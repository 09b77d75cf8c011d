import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useId, useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import type { SecondFactorSecret } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { CodeField, OwnPasswordField } from './FactorFields';
import { RecoveryCodes } from './RecoveryCodes';
import { inGroups } from './account.rules';

const QrPicture = lazy(() => import('./QrPicture'));

interface StepProps {
  titleId: string;
  onClose: () => void;
}

function Problem({ error }: { error: unknown }): ReactNode {
  return error && Object.keys(errorsOf(error)).length === 0 ? <Alert severity="error">{messageOf(error)}</Alert> : null;
}

function PasswordStep({ titleId, onClose, onBegun }: StepProps & { onBegun: (secret: SecondFactorSecret) => void }): ReactNode {
  const provider = useProvider();
  const [password, setPassword] = useState('');
  const begin = useAct(() => provider.beginSecondFactor(password), { touches: [], onDone: onBegun, isQuiet: true });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    begin.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <DialogTitle id={titleId}>Set up the second step</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Problem error={begin.error} />
        <Typography sx={{ fontSize: 14.5 }}>First your password, so that nobody else can do this at an open screen.</Typography>
        <OwnPasswordField value={password} onChange={setPassword} fault={errorsOf(begin.error)['password']} hasFocus />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" loading={begin.isPending} disabled={password === ''}>
          Next
        </Button>
      </DialogActions>
    </form>
  );
}

function ScanStep({
  titleId,
  secret,
  onClose,
  onConfirmed,
}: StepProps & { secret: SecondFactorSecret; onConfirmed: (codes: string[]) => void }): ReactNode {
  const provider = useProvider();
  const [code, setCode] = useState('');
  const confirm = useAct(() => provider.confirmSecondFactor(code.trim()), {
    touches: ['own-sessions'],
    onDone: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    isQuiet: true,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <DialogTitle id={titleId}>Scan and confirm</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Problem error={confirm.error} />
        <Typography sx={{ fontSize: 14.5 }}>Scan this picture with the authenticator app on your phone.</Typography>
        <Suspense fallback={<Skeleton variant="rounded" width={214} height={214} sx={{ justifySelf: 'center' }} />}>
          <QrPicture value={secret.address} label="QR picture for the authenticator app" />
        </Suspense>
        <Box>
          <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
            No camera? Type this key into the app:
          </Typography>
          <Typography component="code" sx={{ fontFamily: 'monospace', fontSize: 15, overflowWrap: 'anywhere' }}>
            {inGroups(secret.secret)}
          </Typography>
        </Box>
        <CodeField
          value={code}
          onChange={setCode}
          fault={errorsOf(confirm.error)['code']}
          hint="The six digits that the app shows now. Every other sign-in ends with this."
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" loading={confirm.isPending} disabled={code.trim() === ''}>
          Turn it on
        </Button>
      </DialogActions>
    </form>
  );
}

/** Password, picture and first code, recovery codes: nothing counts before the code, so that a closed window locks nobody out. */
export function SetupDialog({ onClose }: { onClose: () => void }): ReactNode {
  const titleId = useId();
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const finish = useAct(() => Promise.resolve(), { touches: ['second-factor'], done: 'The second step is on', onDone: onClose });
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId} {...(codes ? {} : { onClose })}>
      {codes ? (
        <RecoveryCodes titleId={titleId} codes={codes} onClose={() => finish.mutate(undefined)} />
      ) : secret ? (
        <ScanStep titleId={titleId} secret={secret} onClose={onClose} onConfirmed={setCodes} />
      ) : (
        <PasswordStep titleId={titleId} onClose={onClose} onBegun={setSecret} />
      )}
    </Dialog>
  );
}
