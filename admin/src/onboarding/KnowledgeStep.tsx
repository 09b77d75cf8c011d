import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { useProvider } from '../shared/useProvider';

/** How much is known so far; files and pages are added where they are kept. */
export function KnowledgeStep(): ReactNode {
  const provider = useProvider();
  const path = usePath();
  const query = useQuery({ queryKey: ['knowledge', 'status'], queryFn: provider.knowledgeStatus });
  return (
    <Panel title="Questions and answers" hint="What the assistant may tell customers.">
      {query.isPending ? (
        <RowSkeletons count={2} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
          <Typography>
            {query.data.chunks === 0
              ? 'Nothing is known yet. Upload your questions and answers, or let us read your website.'
              : `${query.data.documents} ${query.data.documents === 1 ? 'document' : 'documents'} with ${query.data.chunks} pieces that can be found.`}
            {query.data.staleDocuments > 0 ? ` ${query.data.staleDocuments} may be out of date.` : ''}
          </Typography>
          <Button component={RouterLink} to={path('/knowledge')} variant="outlined">
            {query.data.chunks === 0 ? 'Add the first document' : 'Open knowledge'}
          </Button>
        </Box>
      )}
    </Panel>
  );
}
