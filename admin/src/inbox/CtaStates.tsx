import Replay from '@mui/icons-material/Replay';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { StatusChip } from '../shared/StatusChip';
import type { ThreadCta } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { shownCtas, stateOf, stepOf } from './cta-states.rules';

const quiet = { fontSize: 14, color: 'text.secondary' };

function Row({ cta, onReset, isBusy }: { cta: ThreadCta; onReset: (() => void) | null; isBusy: boolean }): ReactNode {
  const { label, tone } = stateOf(cta);
  const step = stepOf(cta);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 36 }}>
      <Box sx={{ flex: 1, minWidth: 130 }}>
        <Typography sx={{ fontSize: 14, fontWeight: 580, overflowWrap: 'anywhere' }}>{cta.label}</Typography>
        {cta.at || step ? (
          <Typography variant="caption" color="text.secondary" component="div">
            {[step].filter(Boolean).join('')}
            {step && cta.at ? ' · ' : ''}
            {cta.at ? <BusinessDate value={cta.at} /> : null}
          </Typography>
        ) : null}
      </Box>
      <StatusChip label={label} tone={tone} />
      {onReset ? (
        <Tooltip title="Let the assistant offer it again">
          <span>
            <IconButton size="small" aria-label={`Let ${cta.label} be offered again`} disabled={isBusy} onClick={onReset}>
              <Replay fontSize="small" />
            </IconButton>
          </span>
        </Tooltip>
      ) : null}
    </Box>
  );
}

/** Where each link, document and booking stands with this customer. */
export function CtaStates({ conversationId }: { conversationId: string }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const query = useQuery({
    queryKey: ['conversations', 'ctas', conversationId],
    queryFn: ({ signal }) => provider.conversationCtas(conversationId, signal),
  });
  const reset = useAct((ctaId: string) => provider.resetCta(conversationId, ctaId), {
    touches: ['conversations'],
    done: 'The assistant may offer it again',
  });
  if (query.isPending) return <Skeleton variant="rounded" height={36} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />;
  const shown = shownCtas(query.data);
  if (shown.length === 0) return <Typography sx={quiet}>No links or documents yet. Add them under Onboarding, Sales process.</Typography>;
  const mayReset = can('conversations', 'takeover');
  return (
    <Box component="ul" aria-label="Calls to action" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {shown.map((cta) => (
        <Row
          key={cta.ctaId}
          cta={cta}
          isBusy={reset.isPending}
          onReset={mayReset && cta.state !== 'not_offered' ? () => reset.mutate(cta.ctaId) : null}
        />
      ))}
    </Box>
  );
}
