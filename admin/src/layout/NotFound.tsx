import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { usePageTitle } from '../shared/page-title';

export function NotFound(): ReactNode {
  const path = usePath();
  usePageTitle('Not found');
  return (
    <EmptyState
      picture="search"
      title="There is nothing at this address"
      action={
        <Button component={Link} to={path('/')} variant="contained">
          Go to the dashboard
        </Button>
      }
    >
      The link may be old, or the record belongs to another business.
    </EmptyState>
  );
}
