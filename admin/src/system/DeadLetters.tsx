import Replay from '@mui/icons-material/Replay';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { DeadLetter } from '../shared/types';
import { flushRow } from '../shared/rows';
import { letterName, retryHint, threadAddress } from './system.rules';
import { useDeadLetters, useRetry } from './useSystem';

const step = 25;

interface LetterProps {
  letter: DeadLetter;
  retry: ReturnType<typeof useRetry>;
}

function Letter({ letter, retry }: LetterProps): ReactNode {
  const { me } = useTenant();
  const can = useCan();
  const thread = threadAddress(letter, me.memberships);
  return (
    <Box component="li" sx={{ ...flushRow, alignItems: 'flex-start', py: 1.75 }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0, display: 'grid', gap: 0.25 }}>
        <Typography sx={{ fontWeight: 620, fontSize: 14.5 }}>
          {letterName(letter)}
          <Typography component="span" color="text.secondary" sx={{ fontSize: 14 }}>
            {' '}
            · {letter.orgName}
          </Typography>
        </Typography>
        <Typography sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>{letter.error ?? 'No reason was written down.'}</Typography>
        <Typography variant="caption" color="text.secondary">
          {letter.attempts} {letter.attempts === 1 ? 'try' : 'tries'}, <BusinessDate value={letter.at} />
          {thread ? (
            <>
              {' · '}
              <Link component={RouterLink} to={thread}>
                Open conversation
              </Link>
            </>
          ) : null}
        </Typography>
      </Box>
      {can('system', 'retry') ? (
        <Box sx={{ display: 'grid', justifyItems: { xs: 'start', sm: 'end' }, gap: 0.5, maxWidth: 240 }}>
          <Button
            size="small"
            variant="outlined"
            startIcon={<Replay />}
            disabled={retry.isPending}
            onClick={() => retry.mutate(letter)}
            aria-label={`Try again: ${letterName(letter)}, ${letter.orgName}`}
            aria-describedby={`retry-${letter.id}`}
          >
            Try again
          </Button>
          <Typography id={`retry-${letter.id}`} variant="caption" color="text.secondary" sx={{ textAlign: { sm: 'right' } }}>
            {retryHint(letter)}
          </Typography>
        </Box>
      ) : null}
    </Box>
  );
}

/** Work that has used all its attempts, in every business of the agency, and the way back. */
export function DeadLetters(): ReactNode {
  const [count, setCount] = useState(step);
  const query = useDeadLetters(count);
  const retry = useRetry();
  const total = query.data?.total ?? 0;
  return (
    <Panel
      title={total > 0 ? `Given up (${total})` : 'Given up'}
      hint="Work that failed on every try, in all businesses of the agency. A text that has left is never sent twice."
      isFlush
    >
      {query.isPending ? (
        <RowSkeletons count={3} />
      ) : query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : total === 0 ? (
        <EmptyState picture="done" title="Nothing has given up" isCompact>
          What fails on every try appears here, with its reason and a button to try again.
        </EmptyState>
      ) : (
        <>
          <Box component="ul" aria-label="Given up" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {query.data?.rows.map((letter) => (
              <Letter key={letter.id} letter={letter} retry={retry} />
            ))}
          </Box>
          {total > count ? (
            <Box sx={{ p: 2, textAlign: 'center', borderTop: '1px solid', borderColor: 'divider' }}>
              <Button onClick={() => setCount(count + step)}>Show more</Button>
            </Box>
          ) : null}
        </>
      )}
    </Panel>
  );
}
