import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { ApiKey } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { ApiKeyDialog } from './ApiKeyDialog';

const newest = { pagination: { page: 1, perPage: 100 }, sort: { field: 'createdAt', order: 'DESC' as const } };

function RevokeDialog({ item, onClose }: { item: ApiKey; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const revoke = useAct(() => provider.delete('api-keys', { id: item.id }), {
    touches: ['api-keys'],
    done: 'Revoked',
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="revoke-title">
      <DialogTitle id="revoke-title">Revoke “{item.name}”?</DialogTitle>
      <DialogContent>
        <DialogContentText>Whatever uses it is refused within five seconds. This cannot be undone.</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button color="error" variant="contained" loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
          Revoke
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function KeyRow({ item, onRevoke }: { item: ApiKey; onRevoke: (() => void) | null }): ReactNode {
  const isLive = item.state === 'active';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        py: 1.5,
        borderBottom: '1px solid',
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 220 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{item.name}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
          <Box component="code" sx={{ fontSize: 13 }}>
            {item.prefix}…
          </Box>{' '}
          · made by {item.madeBy} ·{' '}
          {item.lastUsedAt ? (
            <>
              used <BusinessDate value={item.lastUsedAt} show="age" />
            </>
          ) : (
            'never used'
          )}
          {isLive && item.expiresAt ? (
            <>
              {' '}
              · ends <BusinessDate value={item.expiresAt} show="day" />
            </>
          ) : null}
        </Typography>
        <Typography color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
          {item.scopes.join(', ')}
        </Typography>
      </Box>
      {item.state === 'revoked' ? <StatusChip label="Revoked" /> : null}
      {item.state === 'expired' ? <StatusChip label="Expired" tone="warning" /> : null}
      {isLive && onRevoke ? (
        <Button size="small" color="error" onClick={onRevoke} aria-label={`Revoke ${item.name}`}>
          Revoke
        </Button>
      ) : null}
    </Box>
  );
}

/** Keys with which programs use the API of this business. */
export function ApiKeySection(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const query = useQuery({
    queryKey: ['api-keys', 'all'],
    queryFn: async ({ signal }) => (await provider.getList<ApiKey>('api-keys', { ...newest, signal })).data,
  });
  const mayWrite = can('api-keys', 'create');
  const add = mayWrite ? (
    <Button startIcon={<Add />} variant="outlined" onClick={() => setMaking(true)} sx={{ flexShrink: 0 }}>
      Make a key
    </Button>
  ) : null;
  return (
    <Panel title="API keys" hint="For programs that read or change this business." action={query.data?.length ? add : null}>
      {query.isPending ? (
        <RowSkeletons count={3} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.data.length === 0 ? (
        <EmptyState picture="lock" title="No API keys yet" isCompact action={add}>
          A key lets a website form, a spreadsheet or another system work with your leads and appointments.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data.map((item) => (
            <KeyRow key={item.id} item={item} onRevoke={mayWrite ? () => setRevoked(item) : null} />
          ))}
        </Box>
      )}
      {isMaking ? <ApiKeyDialog onClose={() => setMaking(false)} /> : null}
      {revoked ? <RevokeDialog item={revoked} onClose={() => setRevoked(null)} /> : null}
    </Panel>
  );
}
