import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { CodeField, OwnPasswordField } from './FactorFields';
import { RecoveryCodes } from './RecoveryCodes';

export type FactorChange = 'codes' | 'off';
const words = {
  codes: { title: 'New recovery codes', hint: 'The codes you have now stop working.', button: 'Make new codes', color: 'primary' },
  off: { title: 'Turn off the second step?', hint: 'Your password alone opens your account then.', button: 'Turn it off', color: 'error' },
} as const;

/** A change to the second step, with the password and a code. */
export function FactorProofDialog({ change, onClose }: { change: FactorChange; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const titleId = useId();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proof = { password, code: code.trim() };
  const renew = useAct(() => provider.renewRecoveryCodes(proof), { touches: ['second-factor'], isQuiet: true });
  const disable = useAct(() => provider.disableSecondFactor(proof), {
    touches: ['second-factor'],
    done: 'The second step is off',
    onDone: onClose,
    isQuiet: true,
  });
  const act = change === 'codes' ? renew : disable;
  const faults = errorsOf(act.error);
  const { title, hint, button, color } = words[change];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(undefined);
  };
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId} {...(renew.data ? {} : { onClose })}>
      {renew.data ? (
        <RecoveryCodes titleId={titleId} codes={renew.data.recoveryCodes} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <DialogTitle id={titleId}>{title}</DialogTitle>
          <DialogContent sx={{ display: 'grid', gap: 2 }}>
            {act.error && Object.keys(faults).length === 0 ? <Alert severity="error">{messageOf(act.error)}</Alert> : null}
            <Typography sx={{ fontSize: 14.5 }}>{hint}</Typography>
            <OwnPasswordField value={password} onChange={setPassword} fault={faults['password']} hasFocus />
            <CodeField value={code} onChange={setCode} fault={faults['code']} hint="Six digits of the app, or a recovery code." />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="contained"
              color={color}
              loading={act.isPending}
              disabled={password === '' || code.trim() === ''}
            >
              {button}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
