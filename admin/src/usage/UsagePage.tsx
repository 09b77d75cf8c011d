import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { UsageMeter } from '../shared/UsageMeter';
import { useProvider } from '../shared/useProvider';

/** What this business has used of its limits. */
export default function UsagePage(): ReactNode {
  usePageTitle('Usage');
  const provider = useProvider();
  const path = usePath();
  const query = useQuery({ queryKey: ['usage'], queryFn: provider.usage });
  return (
    <Page
      title="Usage"
      hint="What you have used of your limits. Your agency can change them."
      width={900}
      actions={
        <Button component={Link} to={path('/usage/models')} variant="outlined">
          Language models
        </Button>
      }
    >
      <Panel title="This month and in all">
        {query.isPending ? (
          <RowSkeletons count={4} />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : (
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
            {query.data.meters.map((meter) => (
              <UsageMeter key={meter.quota} meter={meter} />
            ))}
          </Box>
        )}
      </Panel>
    </Page>
  );
}
