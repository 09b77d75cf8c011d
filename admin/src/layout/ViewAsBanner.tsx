import Visibility from '@mui/icons-material/VisibilityOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { session } from '../auth/session';
import { viewAs } from '../auth/view-as';
import { createHttp } from '../providers/http';
import { useTenant } from '../root/tenant';
import { useAct } from '../shared/useAct';

const everySecond = 1_000;

/** "59 minutes", "1 minute", "40 seconds" */
export function timeLeft(expiresAt: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((new Date(expiresAt).getTime() - now) / 1000));
  const [count, unit] = seconds > 60 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** On every page of a view: that it is one, how long it lasts, and the way out. */
export function ViewAsBanner(): ReactNode {
  const { me, org } = useTenant();
  const navigate = useNavigate();
  const view = me.viewAs;
  // The machine's own time: a moved business clock does not lengthen a view.
  const [now, setNow] = useState(() => Date.now());
  const back = viewAs.current()?.back ?? '/';
  const out = (): void => {
    viewAs.leave();
    void navigate(back);
  };
  const leave = useAct(
    () => createHttp(session, null)<void>(`/api/agency/orgs/${org.id}/views/${view?.id ?? ''}`, { method: 'DELETE' }),
    // Without the server the token still runs out; nobody is kept inside.
    { touches: [], onDone: out, onFailed: out },
  );
  const isOver = view !== null && new Date(view.expiresAt).getTime() <= now;
  useEffect(() => {
    if (!view) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everySecond);
    return () => clearInterval(timer);
  }, [view]);
  useEffect(() => {
    if (isOver) out();
    // Once, when the time is over; "out" is new on every render.
  }, [isOver]);
  if (!view) return null;
  return (
    <Alert
      severity="info"
      variant="outlined"
      icon={<Visibility />}
      sx={{ mx: { xs: 2, sm: 3 }, mt: 2, borderWidth: 2, alignItems: 'center', '& .MuiAlert-message': { flex: 1 } }}
      action={
        <Button color="inherit" variant="outlined" size="small" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
          Leave
        </Button>
      }
    >
      You see {org.name} as its owner{view.isReadOnly ? ', for reading only' : ''}. {timeLeft(view.expiresAt, now)} left. What you do is on
      its audit log.
    </Alert>
  );
}
