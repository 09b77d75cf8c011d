import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Panel } from '../shared/Panel';
import type { Pattern } from '../shared/types';
import { conversations, percent, titleOf } from './insights.rules';
import { OutcomeBar } from './OutcomeBar';

function Row({ pattern, most, onOpen }: { pattern: Pattern; most: number; onOpen: () => void }): ReactNode {
  return (
    <Box component="li" sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
      <ButtonBase
        onClick={onOpen}
        aria-haspopup="dialog"
        sx={{
          width: 1,
          textAlign: 'left',
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1.3fr) minmax(0, 1fr) 96px' },
          columnGap: 2,
          rowGap: 0.75,
          alignItems: 'center',
          px: 2.5,
          py: 1.5,
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontSize: 15, fontWeight: 600, overflowWrap: 'anywhere' }}>{titleOf(pattern)}</Typography>
          <Typography variant="caption" color="text.secondary">
            {conversations(pattern.conversations)}
            {pattern.words.length > 0 ? ` · ${pattern.words.join(', ')}` : ''}
          </Typography>
        </Box>
        <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, gridRow: { xs: 2, sm: 'auto' } }}>
          <OutcomeBar counts={pattern.outcomes} most={most} />
        </Box>
        <Box sx={{ textAlign: 'right' }}>
          <Typography sx={{ fontWeight: 680, fontVariantNumeric: 'tabular-nums' }}>{percent(pattern.bookingShare)}</Typography>
          <Typography variant="caption" color="text.secondary">
            booked
          </Typography>
        </Box>
      </ButtonBase>
    </Box>
  );
}

/** Patterns of one kind, the most frequent first, each with a bar of how its conversations ended. */
export function PatternPanel({
  title,
  hint,
  patterns,
  onOpen,
}: {
  title: string;
  hint: string;
  patterns: Pattern[];
  onOpen: (pattern: Pattern) => void;
}): ReactNode {
  const most = Math.max(...patterns.map((pattern) => pattern.conversations), 1);
  return (
    <Panel title={title} hint={hint} isFlush>
      <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {patterns.map((pattern) => (
          <Row key={pattern.id} pattern={pattern} most={most} onOpen={() => onOpen(pattern)} />
        ))}
      </Box>
    </Panel>
  );
}
