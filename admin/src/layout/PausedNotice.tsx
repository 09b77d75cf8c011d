import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTenant } from '../root/tenant';

/** Whoever works in a business that is paused or not live yet must know on every page why nothing is answered. */
export function PausedNotice(): ReactNode {
  const { org } = useTenant();
  if (org.status === 'setup')
    return (
      <Alert severity="info" variant="outlined" sx={{ mx: { xs: 2, sm: 3 }, mt: 2 }}>
        {org.name} is being set up. Simulated numbers are answered, so that you can try everything; real numbers get nothing automatic
        before it goes live.
      </Alert>
    );
  if (org.status !== 'paused') return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ mx: { xs: 2, sm: 3 }, mt: 2 }}>
      {org.name} is paused. Calls ring through, texts are kept and STOP counts, but nothing is sent automatically. You can still write
      yourself.
    </Alert>
  );
}
