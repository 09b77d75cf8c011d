import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useConnectSender } from './useNumbers';

const fields = {
  twilio: [{ name: 'address', label: 'Number', hint: 'With its country code, as registered at Twilio', isSecret: false }],
  meta: [
    { name: 'phoneNumberId', label: 'Phone number id', hint: 'Digits; not the number itself', isSecret: false },
    { name: 'wabaId', label: 'WhatsApp business account id', hint: 'Digits', isSecret: false },
    { name: 'accessToken', label: 'Access token', hint: 'Permanent, of a system user. Stored sealed, never shown again.', isSecret: true },
    { name: 'appSecret', label: 'App secret', hint: 'Signs what Meta sends. Stored sealed, never shown again.', isSecret: true },
  ],
} as const;

/** Asks for what opens a sender at one of the two providers. */
export function SenderDialog({ kind, onClose }: { kind: 'twilio' | 'meta'; onClose: () => void }): ReactNode {
  const [values, setValues] = useState<Record<string, string>>({});
  const connect = useConnectSender(onClose);
  const errors = errorsOf(connect.error);
  const text = (name: string): string => (values[name] ?? '').trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.mutate(
      kind === 'twilio'
        ? text('address').replace(/[\s().-]/g, '')
        : {
            phoneNumberId: text('phoneNumberId'),
            wabaId: text('wabaId'),
            accessToken: text('accessToken'),
            appSecret: text('appSecret'),
          },
    );
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="sender-title">
      <form onSubmit={submit}>
        <DialogTitle id="sender-title">WhatsApp through {kind === 'meta' ? 'Meta' : 'Twilio'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {connect.error && Object.keys(errors).length === 0 ? <Alert severity="error">{messageOf(connect.error)}</Alert> : null}
          {fields[kind].map(({ name, label, hint, isSecret }, index) => (
            <TextField
              key={name}
              label={label}
              helperText={errors[name] ?? hint}
              error={errors[name] !== undefined}
              type={isSecret ? 'password' : 'text'}
              value={values[name] ?? ''}
              onChange={(event) => setValues((current) => ({ ...current, [name]: event.target.value }))}
              required
              autoFocus={index === 0}
              slotProps={{ htmlInput: { autoComplete: isSecret ? 'new-password' : 'off' } }}
              sx={index === 0 ? { mt: 1 } : {}}
            />
          ))}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            loading={connect.isPending}
            disabled={fields[kind].some(({ name }) => text(name) === '')}
          >
            Connect
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
