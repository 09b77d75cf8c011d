import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { messageOf } from '../providers/http';
import { usePath } from '../root/tenant';
import type { Profile, ProfileVersion } from '../shared/types';
import { usePublish } from './useProfile';

interface PublishDialogProps {
  version: ProfileVersion;
  /** What was live when the page was read. */
  live: Profile['published'];
  onClose: () => void;
}

/** The version that somebody else published meanwhile, as the 409 tells it. */
function currentOf(error: unknown): ProfileVersion | null | undefined {
  const body = (error as { status?: number; body?: { details?: { current?: ProfileVersion | null } } } | null) ?? {};
  return body.status === 409 ? (body.body?.details?.current ?? null) : undefined;
}

/** Makes a version live, with the reason that the history will show. */
export function PublishDialog({ version, live, onClose }: PublishDialogProps): ReactNode {
  const path = usePath();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const publish = usePublish(onClose);
  const current = currentOf(publish.error);
  const base = current === undefined ? live : current;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    publish.mutate({ id: version.id, baseVersionId: base?.id ?? null, reason: reason.trim() });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Publish version {version.number}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography sx={{ fontSize: 14 }}>
            New conversations run on it from now on. Those that have begun keep the version they began with.
          </Typography>
          {current ? (
            <Alert severity="warning">
              {current.createdByName ?? 'Somebody'} made version {current.number}, and it was published in the meantime.{' '}
              <Link component={RouterLink} to={path(`/profile/${current.id}/compare/${version.id}`)}>
                Compare it with yours
              </Link>
              , then publish again if yours should take its place.
            </Alert>
          ) : publish.error ? (
            <Alert severity="error">{messageOf(publish.error)} Nothing was changed.</Alert>
          ) : null}
          <TextField
            label="Reason"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            required
            autoFocus
            fullWidth
            helperText="The history shows it, so that everybody knows why."
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={publish.isPending} disabled={reason.trim() === ''}>
            {current ? `Publish over version ${current.number}` : 'Publish'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
