import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { codeOfError, messageOf } from '../providers/http';
import { LeftNumbers } from '../shared/LeftNumbers';
import { PhoneText } from '../shared/PhoneText';
import type { NumberItem } from '../shared/types';
import { useRelease } from './useNumbers';

/** What a second press may set aside, after its warning was read. */
const mayForce: readonly (string | null)[] = ['numbers.threads_waiting', 'channels.provider_login', 'channels.provider_closed'];

/** Asks before a number goes, and once more when conversations on it are not finished or the provider lets nobody in. */
export function ReleaseDialog({ number, onClose }: { number: NumberItem; onClose: () => void }): ReactNode {
  const release = useRelease(onClose);
  const code = codeOfError(release.error);
  const isWaiting = mayForce.includes(code);
  if (release.data)
    return (
      <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="release-title">
        <DialogTitle id="release-title">
          <PhoneText value={number.address} /> has ended here
        </DialogTitle>
        <DialogContent>
          <LeftNumbers numbers={[release.data]} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close</Button>
        </DialogActions>
      </Dialog>
    );
  const isConnected = number.origin === 'connected';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="release-title">
      <DialogTitle id="release-title">
        {isConnected ? 'Disconnect' : 'Release'} <PhoneText value={number.address} />?
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>
          {isConnected
            ? 'Calls and texts to it no longer come here. It stays in your provider account.'
            : 'It goes back to the provider, and somebody else may get it. Customers who call or text it reach nobody.'}
        </DialogContentText>
        {release.error ? (
          <Alert severity={isWaiting ? 'warning' : 'error'}>
            {messageOf(release.error)}{' '}
            {isWaiting && code !== 'numbers.threads_waiting'
              ? 'It can end here all the same: then it stays at the provider, and costs, until it is released there.'
              : ''}
          </Alert>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          color="error"
          variant="contained"
          loading={release.isPending}
          onClick={() => release.mutate({ id: number.id, isForced: isWaiting })}
        >
          {isWaiting ? 'Release anyway' : isConnected ? 'Disconnect' : 'Release'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
