import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import { useProvider } from '../shared/useProvider';

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'));

/** How likely this lead is to buy now, with every point explained. */
export function ScorePanel({ leadId }: { leadId: string }): ReactNode {
  const provider = useProvider();
  const query = useQuery({ queryKey: ['leads', 'score', leadId], queryFn: ({ signal }) => provider.scoreLead(leadId, signal) });
  const score = query.data;
  return (
    <Panel title="Score" hint="Of 100, as of now: what they did, what they want, how fresh it is">
      {query.isPending ? <RowSkeletons count={2} /> : null}
      {query.error && !score ? <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact /> : null}
      {score ? (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1 }}>
            <Typography sx={{ fontSize: 28, fontWeight: 700 }} data-testid="score">
              {score.score}
            </Typography>
            {score.isHot ? <StatusChip label="Hot" tone="danger" /> : null}
          </Box>
          <Box component="ul" aria-label="What makes the score" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
            {score.factors.map(({ code, group, label, points }) => (
              <Box component="li" key={code} sx={{ display: 'flex', gap: 1.5, fontSize: 14 }}>
                <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                  {label}
                  <Typography component="span" color="text.secondary" sx={{ fontSize: 12.5 }}>
                    {' '}
                    · {humanise(group)}
                  </Typography>
                </Box>
                <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
                  {signed(points)}
                </Box>
              </Box>
            ))}
            {score.factors.length === 0 ? (
              <Typography component="li" color="text.secondary" sx={{ fontSize: 14 }}>
                They have not written or called in the last 30 days.
              </Typography>
            ) : null}
          </Box>
        </>
      ) : null}
    </Panel>
  );
}
