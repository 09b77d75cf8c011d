import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTenant } from '../root/tenant';

/** Whoever works in a paused business must know on every page why nothing is answered. */
export function PausedNotice(): ReactNode {
  const { org } = useTenant();
  if (org.status !== 'paused') return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ mx: { xs: 2, sm: 3 }, mt: 2 }}>
      {org.name} is paused. Calls ring through, texts are kept and STOP counts, but nothing is sent automatically. You can still write
      yourself.
    </Alert>
  );
}
