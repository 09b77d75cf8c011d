import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { formatCount } from '../shared/format';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { ModelCost } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { CostPanel } from './CostPanel';
import { answeredBy, capName, capShare, capWords, dollars, isUnused, nearness, perConversation, taskName } from './model-usage.rules';

const periods = [7, 30, 90] as const;

function CapMeter({ cap }: { cap: ModelCost['caps'][number] }): ReactNode {
  const near = nearness(cap);
  const name = capName(cap.cap);
  return (
    <Box sx={{ minWidth: 0, display: 'grid', gap: 0.75, alignContent: 'start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', minHeight: 24 }}>
        <Typography sx={{ flex: 1, fontWeight: 600, fontSize: 14.5 }}>{name}</Typography>
        {near === 'reached' ? <StatusChip label="Used up" tone="danger" /> : null}
        {near === 'near' ? <StatusChip label="Nearly used up" tone="warning" /> : null}
      </Box>
      {cap.limit === null ? null : (
        <LinearProgress
          variant="determinate"
          value={capShare(cap)}
          color={near === 'reached' ? 'error' : near === 'near' ? 'warning' : 'primary'}
          aria-label={name}
          aria-valuetext={capWords(cap)}
          sx={{ height: 8, borderRadius: 4 }}
        />
      )}
      <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
        {capWords(cap)}
      </Typography>
    </Box>
  );
}

function Caps({ cost }: { cost: ModelCost }): ReactNode {
  const isReached = cost.caps.some((cap) => nearness(cap) === 'reached');
  return (
    <Panel title="Limits" hint="At a limit the assistant answers by fixed rules, which cost nothing, until there is room again.">
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {cost.caps.map((cap) => (
          <CapMeter key={cap.cap} cap={cap} />
        ))}
      </Box>
      {isReached ? <Typography sx={{ fontSize: 14, mt: 2 }}>The assistant answers by fixed rules right now.</Typography> : null}
    </Panel>
  );
}

function Tasks({ cost }: { cost: ModelCost }): ReactNode {
  return (
    <Panel title="What it was spent on" isFlush>
      <Box component="ul" aria-label="What it was spent on" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {cost.tasks.map(({ task, engine, model, calls, tokens, costMicros, unpriced }) => (
          <Box
            component="li"
            key={`${task} ${engine} ${model ?? ''}`}
            sx={{
              display: 'grid',
              gap: { xs: 0.25, sm: 2 },
              alignItems: 'baseline',
              gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1.2fr) minmax(0, 1fr) 190px 90px' },
              px: 2.5,
              py: 1.25,
              borderTop: '1px solid',
              borderColor: 'divider',
              fontSize: 14,
            }}
          >
            <Box component="span" sx={{ fontWeight: 600 }}>
              {taskName(task)}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere', gridRow: { xs: 2, sm: 'auto' } }}>
              {answeredBy(engine, model)}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', gridRow: { xs: 3, sm: 'auto' } }}>
              {formatCount(calls)} {calls === 1 ? 'call' : 'calls'} · {formatCount(tokens)} tokens
            </Box>
            <Box
              component="span"
              sx={{ fontWeight: 600, textAlign: 'right', gridColumn: { xs: 2, sm: 'auto' }, gridRow: { xs: 1, sm: 'auto' } }}
            >
              {unpriced === calls && costMicros === 0 && calls > 0 ? 'Price unknown' : dollars(costMicros)}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function Body({ cost, days }: { cost: ModelCost; days: number }): ReactNode {
  const path = usePath();
  const mayEdit = useCan()('settings', 'edit');
  if (isUnused(cost))
    return (
      <>
        {cost.caps.some(({ limit }) => limit !== null) ? <Caps cost={cost} /> : null}
        <Panel>
          <EmptyState
            picture="chart"
            title={`No language model was asked in the last ${days} days`}
            action={
              mayEdit ? (
                <Button component={Link} to={path('/settings/assistant')} variant="outlined">
                  Open the assistant’s settings
                </Button>
              ) : null
            }
          >
            The assistant answers by fixed rules, which cost nothing. Once whoever runs this installation connects a model, its cost stands
            here.
          </EmptyState>
        </Panel>
      </>
    );
  const each = perConversation(cost);
  const sums = [
    `${dollars(cost.total.costMicros)} in ${days} days`,
    `${formatCount(cost.total.calls)} calls`,
    each === null ? null : `${dollars(each)} per conversation`,
    cost.total.unpriced > 0 ? `${formatCount(cost.total.unpriced)} calls of models without a known price are not in it` : null,
  ];
  return (
    <>
      <Caps cost={cost} />
      <CostPanel days={cost.days} hint={sums.filter(Boolean).join(' · ')} />
      <Tasks cost={cost} />
    </>
  );
}

/** What language models cost this business, and what they may still cost. */
export default function ModelUsagePage(): ReactNode {
  usePageTitle('Language models');
  const provider = useProvider();
  const path = usePath();
  const [days, setDays] = useState<number>(30);
  const query = useQuery({
    queryKey: ['usage', 'models', days],
    queryFn: ({ signal }) => provider.modelCost(days, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="Language models"
      hint="What they cost, for what, and how near the limits are."
      width={900}
      actions={
        <>
          <Button component={Link} to={path('/usage')}>
            All limits
          </Button>
          <TextField
            select
            size="small"
            label="Period"
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
            sx={{ minWidth: 150 }}
          >
            {periods.map((count) => (
              <MenuItem key={count} value={count}>
                Last {count} days
              </MenuItem>
            ))}
          </TextField>
        </>
      }
    >
      {query.isPending ? (
        <RowSkeletons count={4} height={80} />
      ) : query.data ? (
        <Body cost={query.data} days={query.isPlaceholderData ? query.data.days.length : days} />
      ) : (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Page>
  );
}
