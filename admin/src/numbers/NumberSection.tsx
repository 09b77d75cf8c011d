import Add from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { NumberItem } from '../shared/types';
import { flushRow } from '../shared/rows';
import { BuyDialog } from './BuyDialog';
import { ConnectDialog } from './ConnectDialog';
import { registrationWords } from './numbers.rules';
import { ReleaseDialog } from './ReleaseDialog';
import { useConfigure, useNumberPage } from './useNumbers';

interface RowProps {
  number: NumberItem;
  mayWrite: boolean;
  onRelease: () => void;
}

function Row({ number, mayWrite, onRelease }: RowProps): ReactNode {
  const configure = useConfigure();
  const registration = registrationWords(number);
  return (
    <Box component="li" sx={flushRow}>
      <Box sx={{ flex: 1, minWidth: 190 }}>
        <Typography sx={{ fontWeight: 620 }}>
          <PhoneText value={number.address} />
        </Typography>
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          {number.channel === 'sms' ? 'Calls and texts' : 'WhatsApp'} · {number.origin === 'connected' ? 'connected' : 'since'}{' '}
          <BusinessDate value={number.createdAt} show="day" />
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {number.state === 'paused' ? <StatusChip label="Paused" tone="warning" /> : null}
        <StatusChip label={registration.label} tone={registration.tone} />
      </Box>
      {mayWrite ? (
        <Box sx={{ display: 'flex', gap: 0.5, ml: -1 }}>
          {number.channel === 'sms' && number.provider === 'twilio' ? (
            <Button
              size="small"
              loading={configure.isPending}
              onClick={() => configure.mutate(number.id)}
              aria-label={`Reconnect ${number.address}`}
            >
              Reconnect
            </Button>
          ) : null}
          <Button size="small" color="error" onClick={onRelease} aria-label={`Release ${number.address}`}>
            {number.origin === 'connected' ? 'Disconnect' : 'Release'}
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}

/** The numbers, those that are being bought, and the ways to get one. */
export function NumberSection(): ReactNode {
  const can = useCan();
  const query = useNumberPage();
  const [isBuying, setBuying] = useState(false);
  const [isConnecting, setConnecting] = useState(false);
  const [released, setReleased] = useState<NumberItem | null>(null);
  const mayWrite = can('numbers', 'create');
  const buttons = mayWrite ? (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Button variant="contained" startIcon={<Add />} onClick={() => setBuying(true)}>
        Buy a number
      </Button>
      <Button variant="text" onClick={() => setConnecting(true)}>
        Connect one you have
      </Button>
    </Box>
  ) : null;
  const rows = query.data?.data ?? [];
  return (
    <>
      {query.data?.open.map((open) => (
        <Alert key={open.address} severity="info">
          The provider has not said yet whether <PhoneText value={open.address} /> was bought. It is looked up every few minutes; nothing is
          paid twice.
        </Alert>
      ))}
      <Panel title="Your numbers" isFlush>
        {rows.length > 0 && buttons ? <Box sx={{ px: 2.5, pb: 2 }}>{buttons}</Box> : null}
        {query.isPending ? (
          <Box sx={{ p: 2.5 }}>
            <RowSkeletons count={2} />
          </Box>
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : rows.length === 0 ? (
          <EmptyState picture="phone" title="No number yet" action={buttons}>
            {mayWrite
              ? 'Choose one in your area. Customers call and text it, or your own line forwards to it.'
              : 'Ask the owner of this business to buy one.'}
          </EmptyState>
        ) : (
          <Box component="ul" aria-label="Numbers" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((number) => (
              <Row key={number.id} number={number} mayWrite={mayWrite} onRelease={() => setReleased(number)} />
            ))}
          </Box>
        )}
      </Panel>
      {isBuying ? <BuyDialog onClose={() => setBuying(false)} /> : null}
      {isConnecting ? <ConnectDialog onClose={() => setConnecting(false)} /> : null}
      {released ? <ReleaseDialog number={released} onClose={() => setReleased(null)} /> : null}
    </>
  );
}
