import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { WhatsAppSender } from '../shared/types';
import { SenderDialog } from './SenderDialog';
import { useRecheckSender, useSenders } from './useNumbers';

function Code({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <Box>
      <Typography color="text.secondary" sx={{ fontSize: 13 }}>
        {label}
      </Typography>
      <Box component="code" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
        {value}
      </Box>
    </Box>
  );
}

function Row({ sender }: { sender: WhatsAppSender }): ReactNode {
  const recheck = useRecheckSender();
  return (
    <Box component="li" sx={{ px: 2.5, py: 2, borderTop: '1px solid', borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 620, mr: 1 }}>
          <PhoneText value={sender.address} />
          {sender.displayName ? ` · ${sender.displayName}` : ''}
        </Typography>
        <StatusChip label={sender.provider === 'meta' ? 'Meta' : 'Twilio'} />
        <StatusChip label={sender.canSend ? 'Sends and receives' : 'Connected, paused'} tone={sender.canSend ? 'success' : 'warning'} />
        {sender.isSimulated ? <StatusChip label="Simulated" tone="info" /> : null}
      </Box>
      {sender.canSend ? null : (
        <Typography sx={{ fontSize: 14 }}>
          {sender.provider === 'meta'
            ? 'The token works and is stored. This version does not send through Meta yet; connect the number through Twilio to use it now.'
            : 'The provider says that this sender is not online yet. Ask again when it is.'}
        </Typography>
      )}
      {sender.provider === 'twilio' && !sender.canSend ? (
        <Button
          variant="outlined"
          size="small"
          loading={recheck.isPending}
          onClick={() => recheck.mutate(sender.address)}
          aria-label={`Ask the provider again about ${sender.address}`}
          sx={{ justifySelf: 'start' }}
        >
          Ask the provider again
        </Button>
      ) : null}
      <Code label="Enter this address at the provider for incoming messages" value={sender.webhookUrl} />
      {sender.verifyToken ? <Code label="Verify token" value={sender.verifyToken} /> : null}
    </Box>
  );
}

/** WhatsApp senders and what to enter at the provider. */
export function WhatsAppSection(): ReactNode {
  const query = useSenders();
  const [kind, setKind] = useState<'twilio' | 'meta' | null>(null);
  const buttons = (
    <>
      <Button variant="outlined" onClick={() => setKind('meta')}>
        Connect through Meta
      </Button>
      <Button variant="contained" onClick={() => setKind('twilio')}>
        Connect through Twilio
      </Button>
    </>
  );
  const rows = query.data?.data ?? [];
  return (
    <>
      {rows.some((sender) => !sender.canSend) ? (
        <Alert severity="info">A paused sender keeps its credentials, and nothing leaves from it.</Alert>
      ) : null}
      <Panel title="WhatsApp senders" hint="A number with which the business writes on WhatsApp." isFlush>
        {rows.length > 0 ? <Box sx={{ px: 2.5, pb: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>{buttons}</Box> : null}
        {query.isPending ? (
          <Box sx={{ p: 2.5 }}>
            <RowSkeletons count={2} />
          </Box>
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : rows.length === 0 ? (
          <EmptyState picture="inbox" title="No WhatsApp sender yet" action={buttons}>
            Register the number at Twilio or Meta first; then connect it here.
          </EmptyState>
        ) : (
          <Box component="ul" aria-label="WhatsApp senders" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((sender) => (
              <Row key={sender.id} sender={sender} />
            ))}
          </Box>
        )}
      </Panel>
      {kind ? <SenderDialog kind={kind} onClose={() => setKind(null)} /> : null}
    </>
  );
}
