import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { Meter, Usage } from '../shared/types';
import { isRolling } from '../shared/usage.rules';
import { UsageMeter } from '../shared/UsageMeter';
import { useProvider } from '../shared/useProvider';
import { LimitsDialog } from './LimitsDialog';

/** What is counted up to this moment tells nothing without a limit. */
const isTelling = ({ quota, limit }: Meter): boolean => limit !== null || !isRolling(quota);

function Row({ usage, onEdit }: { usage: Usage; onEdit: (() => void) | null }): ReactNode {
  return (
    <Box component="li" sx={{ px: { xs: 2, sm: 2.5 }, py: 2, borderTop: '1px solid', borderColor: 'divider', display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography component="h3" sx={{ flex: 1, fontWeight: 650, fontSize: 15.5, overflowWrap: 'anywhere' }}>
          {usage.name}
        </Typography>
        {onEdit ? (
          <Button size="small" onClick={onEdit} aria-label={`Change limits of ${usage.name}`}>
            Change limits
          </Button>
        ) : null}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' } }}>
        {usage.meters.filter(isTelling).map((meter) => (
          <UsageMeter key={meter.quota} meter={meter} isSmall />
        ))}
      </Box>
    </Box>
  );
}

/** What all clients use of their limits, the nearest to one first. */
export default function AgencyUsagePage(): ReactNode {
  usePageTitle('Usage of clients');
  const provider = useProvider();
  const can = useCan();
  const path = usePath();
  const [edited, setEdited] = useState<Usage | null>(null);
  const query = useQuery({ queryKey: ['agency', 'usage'], queryFn: provider.agencyUsage });
  const back = (
    <Button component={Link} to={path('/agency')} variant="outlined">
      Clients
    </Button>
  );
  return (
    <Page title="Usage of clients" hint="Who is nearest to a limit stands first. Months are counted in UTC." actions={back}>
      <Panel title="Clients" isFlush>
        {query.isPending ? (
          <RowSkeletons />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : query.data.data.length === 0 ? (
          <EmptyState picture="inbox" title="No client yet" isCompact action={back}>
            Add your first client; what it uses is counted here.
          </EmptyState>
        ) : (
          <Box component="ul" aria-label="Usage" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {query.data.data.map((usage) => (
              <Row key={usage.orgId} usage={usage} onEdit={can('agency', 'edit') ? () => setEdited(usage) : null} />
            ))}
          </Box>
        )}
      </Panel>
      {edited ? <LimitsDialog usage={edited} onClose={() => setEdited(null)} /> : null}
    </Page>
  );
}
