import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Info from '@mui/icons-material/InfoOutlined';
import Warning from '@mui/icons-material/WarningAmber';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Page } from '../layout/Page';
import { ErrorState } from '../shared/ErrorState';
import { formatCount, humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Queues } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import type { Tone } from '../theme/tones';
import { DeadLetters } from './DeadLetters';
import { LatencyPanel } from './LatencyPanel';
import { WorkPanel } from './WorkPanel';
import { backlogLines, redisLook } from './system.rules';
import { useQueues } from './useSystem';

const icons: Record<Tone, SvgIconComponent> = {
  success: CheckCircle,
  info: Info,
  neutral: Info,
  warning: Warning,
  danger: ErrorIcon,
};

function Build(): ReactNode {
  const provider = useProvider();
  const { data } = useQuery({ queryKey: ['system', 'info'], queryFn: provider.system });
  if (!data) return null;
  return (
    <Typography component="span" color="text.secondary" sx={{ fontSize: 13 }}>
      {data.mode === 'embedded' ? 'Simulated phone network' : 'Real phone network'} · engine {data.engine} · version {data.version}
    </Typography>
  );
}

function Waiting({ backlog }: { backlog: Queues['backlog'] }): ReactNode {
  return (
    <Panel title="Waiting now" hint="Counted in the database, which decides what is due. Looks again every five seconds.">
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' },
        }}
      >
        {backlogLines(backlog).map((line) => (
          <Box
            component="li"
            key={line.kind}
            sx={{
              display: 'flex',
              flexDirection: { xs: 'row', sm: 'column' },
              alignItems: { xs: 'center', sm: 'flex-start' },
              gap: { xs: 2, sm: 0.5 },
              px: 1.75,
              py: { xs: 1.25, sm: 1.75 },
              borderRadius: 2,
              border: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Typography sx={{ fontSize: 26, fontWeight: 680, lineHeight: 1.15, minWidth: 32 }}>{formatCount(line.count)}</Typography>
            <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.75, flex: 1 }}>
              <Typography sx={{ fontSize: 14, flex: 1 }}>{line.name}</Typography>
              <StatusChip label={line.words} tone={line.tone} icon={icons[line.tone]} />
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function QueueTable({ queues }: { queues: Queues }): ReactNode {
  const look = redisLook(queues.redis);
  return (
    <Panel title="Queues" hint={look.hint} action={<StatusChip label={look.label} tone={look.tone} icon={icons[look.tone]} />}>
      {queues.queues.length === 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          There are no queues to look into without Redis.
        </Typography>
      ) : (
        <Box sx={{ overflowX: 'auto', mx: -1 }} tabIndex={0} role="region" aria-label="Queues, table">
          <Table size="small" aria-label="Queues" sx={{ '& .MuiTableCell-root': { px: { xs: 0.75, sm: 2 } } }}>
            <TableHead>
              <TableRow>
                <TableCell>Queue</TableCell>
                {['Waiting', 'Running', 'Later', 'Failed'].map((title) => (
                  <TableCell key={title} align="right">
                    {title}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {queues.queues.map((queue) => (
                <TableRow key={queue.name}>
                  <TableCell component="th" scope="row">
                    {humanise(queue.name)}
                  </TableCell>
                  {[queue.waiting, queue.active, queue.delayed, queue.failed].map((count, index) => (
                    <TableCell key={index} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                      {formatCount(count)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}

/** How the machinery is doing: what waits, what hurries it, what has given up. */
export default function SystemPage(): ReactNode {
  usePageTitle('System health');
  const query = useQueues();
  return (
    <Page title="System health" hint={<Build />} width={1100}>
      {query.isPending ? (
        <RowSkeletons count={3} height={96} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          {query.error ? (
            <Typography role="alert" color="error" sx={{ fontSize: 14 }}>
              The figures cannot be read at the moment; these are the last ones known.
            </Typography>
          ) : null}
          <Waiting backlog={query.data.backlog} />
          <WorkPanel pauses={query.data.pauses} />
          <LatencyPanel latencies={query.data.latencies} />
        </>
      )}
      <DeadLetters />
      {query.data ? <QueueTable queues={query.data} /> : null}
    </Page>
  );
}
