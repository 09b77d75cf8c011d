import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { consoleLink } from '../shared/links';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { NotificationItem } from '../shared/types';
import { useNotifications } from './useNotifications';

interface Props {
  items: NotificationItem[];
  isPending: boolean;
  error: unknown;
  onRetry: () => void;
  onOpen?: () => void;
  isCompact?: boolean;
}

export function NotificationRows({ items, isPending, error, onRetry, onOpen, isCompact }: Props): ReactNode {
  const navigate = useNavigate();
  const path = usePath();
  const { read } = useNotifications(8);
  if (isPending) return <RowSkeletons count={4} />;
  if (error) return <ErrorState error={error} onRetry={onRetry} isCompact />;
  if (items.length === 0) {
    return (
      <EmptyState picture="bell" title="All caught up" isCompact={isCompact ?? false}>
        Bookings, requests for a person and emergencies appear here.
      </EmptyState>
    );
  }
  const open = (item: NotificationItem): void => {
    if (!item.isRead) read(item.id);
    onOpen?.();
    const link = item.conversationId ? `/inbox/${item.conversationId}` : consoleLink(item.link);
    if (link) void navigate(path(link));
  };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map((item) => (
        <Box component="li" key={item.id} sx={{ borderBottom: '1px solid', borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
          <ButtonBase
            onClick={() => open(item)}
            sx={{
              width: '100%',
              textAlign: 'left',
              alignItems: 'flex-start',
              gap: 1.5,
              px: 2,
              py: 1.5,
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <Box
              aria-hidden="true"
              sx={{ width: 8, height: 8, mt: 0.9, borderRadius: 9, flexShrink: 0, bgcolor: item.isRead ? 'transparent' : 'primary.main' }}
            />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                <Typography sx={{ flex: 1, fontWeight: item.isRead ? 500 : 650, fontSize: 14 }}>
                  {item.isRead ? (
                    ''
                  ) : (
                    <Box component="span" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)' }}>
                      Unread:{' '}
                    </Box>
                  )}
                  {item.title}
                  {item.count > 1 ? ` (${item.count})` : ''}
                </Typography>
                <Typography variant="caption" color="text.secondary">
                  <BusinessDate value={item.updatedAt ?? item.createdAt} show="age" />
                </Typography>
              </Box>
              <Typography color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
                {item.body}
              </Typography>
              {item.priority !== 'normal' ? (
                <Box sx={{ mt: 0.75 }}>
                  <StatusChip
                    label={item.priority === 'critical' ? 'Critical' : 'High'}
                    tone={item.priority === 'critical' ? 'danger' : 'warning'}
                  />
                </Box>
              ) : null}
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
