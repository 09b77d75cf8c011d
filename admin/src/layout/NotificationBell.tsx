import Notifications from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { NotificationRows } from '../notifications/NotificationRows';
import { useNotifications } from '../notifications/useNotifications';
import { usePath } from '../root/tenant';

export function NotificationBell(): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { items, unread, readAll, isPending, error, refetch } = useNotifications(8);
  const path = usePath();
  const close = (): void => setAnchor(null);
  return (
    <>
      <IconButton aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        <Badge badgeContent={unread} color="error" max={99} aria-hidden="true">
          <Notifications />
        </Badge>
        <VisuallyHidden>{unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}</VisuallyHidden>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': 'Notifications',
            sx: { width: 380, maxWidth: 'calc(100vw - 24px)', maxHeight: '70vh', display: 'flex', flexDirection: 'column' },
          },
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', px: 2, py: 1.25, borderBottom: '1px solid', borderColor: 'divider' }}>
          <Typography variant="h2" sx={{ flex: 1 }}>
            Notifications
          </Typography>
          <Button size="small" disabled={unread === 0} onClick={() => readAll()}>
            Mark all read
          </Button>
        </Box>
        <Box sx={{ overflowY: 'auto', flex: 1 }}>
          <NotificationRows items={items} isPending={isPending} error={error} onRetry={refetch} onOpen={close} isCompact />
        </Box>
        <Button
          component={Link}
          to={path('/notifications')}
          onClick={close}
          sx={{ borderRadius: 0, borderTop: '1px solid', borderColor: 'divider', py: 1.25 }}
        >
          See all
        </Button>
      </Popover>
    </>
  );
}
