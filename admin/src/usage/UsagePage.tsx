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
import type { Meter } from '../shared/types';
import { isRolling } from '../shared/usage.rules';
import { UsageMeter } from '../shared/UsageMeter';
import { useProvider } from '../shared/useProvider';

function Meters({ meters }: { meters: readonly Meter[] }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
      {meters.map((meter) => (
        <UsageMeter key={meter.quota} meter={meter} />
      ))}
    </Box>
  );
}

/** What this business has used of its limits. */
export default function UsagePage(): ReactNode {
  usePageTitle('Usage');
  const provider = useProvider();
  const path = usePath();
  const query = useQuery({ queryKey: ['usage'], queryFn: provider.usage });
  const meters = query.data?.meters ?? [];
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
          <Meters meters={meters.filter(({ quota }) => !isRolling(quota))} />
        )}
      </Panel>
      {query.data ? (
        <Panel title="Language models lately" hint="Up to this moment. What was used falls out again as time passes.">
          <Meters meters={meters.filter(({ quota }) => isRolling(quota))} />
        </Panel>
      ) : null}
    </Page>
  );
}
