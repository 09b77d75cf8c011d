import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { plainRow } from '../shared/rows';
import { deviceName } from './account.rules';

/** Where the person is signed in, and the way to end it. */
export function SessionsPanel(): ReactNode {
  const provider = useProvider();
  const query = useQuery({ queryKey: ['own-sessions'], queryFn: provider.ownSessions });
  const end = useAct((id: string) => provider.endSession(id), { touches: ['own-sessions'], done: 'Signed out there' });
  const endOthers = useAct(() => provider.endOtherSessions(), {
    touches: ['own-sessions'],
    done: ({ ended }) => (ended === 1 ? 'One other sign-in has ended' : `${ended} other sign-ins have ended`),
  });
  const sessions = query.data?.data;
  const others =
    (sessions?.length ?? 0) > 1 ? (
      <Button variant="outlined" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)} sx={{ flexShrink: 0 }}>
        Sign out elsewhere
      </Button>
    ) : null;
  return (
    <Panel title="Signed in" hint="A sign-in that you do not know? End it and change the password." action={others}>
      {query.isPending ? (
        <RowSkeletons count={2} />
      ) : !sessions ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {sessions.map((item) => (
            <Box component="li" key={item.id} sx={plainRow}>
              <Box sx={{ flex: 1, minWidth: 180 }}>
                <Typography sx={{ fontWeight: 600 }}>{deviceName(item.userAgent)}</Typography>
                <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
                  {item.ip ?? 'unknown address'} · since <BusinessDate value={item.createdAt} /> · used{' '}
                  <BusinessDate value={item.lastUsedAt} />
                </Typography>
              </Box>
              {item.isCurrent ? (
                <StatusChip label="This one" tone="success" />
              ) : (
                <Button
                  size="small"
                  color="error"
                  onClick={() => end.mutate(item.id)}
                  aria-label={`Sign out ${deviceName(item.userAgent)}, ${item.ip ?? 'unknown address'}`}
                >
                  Sign out
                </Button>
              )}
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
