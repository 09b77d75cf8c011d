import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { stoppedWords } from './system.rules';
import { useStoppedWork } from './useSystem';

/** On every page while the operator has stopped some work: nobody shall wonder why nothing happens. */
export function StoppedWorkBanner(): ReactNode {
  const stopped = useStoppedWork();
  const can = useCan();
  const path = usePath();
  if (stopped.length === 0) return null;
  return (
    <Alert
      severity="warning"
      variant="filled"
      // on a phone the way there stands below the words
      sx={{ mx: { xs: 2, sm: 3 }, mt: 2, flexWrap: 'wrap', '& .MuiAlert-message': { flex: '1 1 200px', minWidth: 0 } }}
      action={
        can('system', 'list') ? (
          <Button component={RouterLink} to={path('/system')} color="inherit" size="small" sx={{ flexShrink: 0 }}>
            System health
          </Button>
        ) : null
      }
    >
      {stoppedWords(stopped)} for now by whoever runs Ringback. Nothing is lost: what is due waits and is done afterwards.
    </Alert>
  );
}
