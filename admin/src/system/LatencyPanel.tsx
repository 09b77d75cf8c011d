import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { formatCount } from '../shared/format';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { Queues } from '../shared/types';
import { latencyLines } from './system.rules';

const words = { success: 'In time', warning: 'Too slow', neutral: 'Nothing measured' } as const;

/** How long decisions, sends and webhooks took in the last minutes, in all processes together. */
export function LatencyPanel({ latencies }: { latencies: Queues['latencies'] }): ReactNode {
  return (
    <Panel title="Times" hint="Of the last 15 minutes, all processes together: half were faster than p50, 95 of 100 faster than p95.">
      <Box sx={{ overflowX: 'auto', mx: -1 }} tabIndex={0} role="region" aria-label="Times, table">
        <Table size="small" aria-label="Times" sx={{ '& .MuiTableCell-root': { px: { xs: 0.75, sm: 2 } } }}>
          <TableHead>
            <TableRow>
              <TableCell>What</TableCell>
              {['Number', 'p50', 'p95', 'Goal'].map((title) => (
                <TableCell key={title} align="right">
                  {title}
                </TableCell>
              ))}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {latencyLines(latencies).map((line, at) => (
              <TableRow key={line.of}>
                <TableCell component="th" scope="row">
                  {line.name}
                </TableCell>
                {[formatCount(latencies[at]?.count ?? 0), line.p50, line.p95, line.goal].map((text, column) => (
                  <TableCell key={column} align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                    {text}
                  </TableCell>
                ))}
                <TableCell>
                  <StatusChip label={words[line.tone as keyof typeof words]} tone={line.tone} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  );
}
