import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';
import { usePath, useTenant } from '../root/tenant';

/** Whoever works in a business that is paused, or not live yet, must know on every page why nothing is answered. */
export function PausedNotice(): ReactNode {
  const { org } = useTenant();
  const path = usePath();
  const { pathname } = useLocation();
  if (org.status === 'setup' && !pathname.startsWith(path('/onboarding'))) {
    return (
      <Alert
        severity="info"
        variant="outlined"
        sx={{ mx: { xs: 2, sm: 3 }, mt: 2 }}
        action={
          <Button component={RouterLink} to={path('/onboarding')} color="inherit" size="small" sx={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
            Finish setting up
          </Button>
        }
      >
        {org.name} is not live yet. Simulated numbers are answered, so that you can try everything; real numbers get nothing automatic.
      </Alert>
    );
  }
  if (org.status !== 'paused') return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ mx: { xs: 2, sm: 3 }, mt: 2 }}>
      {org.name} is paused. Calls ring through, texts are kept and STOP counts, but nothing is sent automatically. You can still write
      yourself.
    </Alert>
  );
}
