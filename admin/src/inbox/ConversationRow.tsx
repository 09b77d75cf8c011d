import AutoAwesome from '@mui/icons-material/AutoAwesome';
import Person from '@mui/icons-material/Person';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { humanise, initials } from '../shared/format';
import { usePhone } from '../shared/PhoneText';
import { StatusChip } from '../shared/StatusChip';
import { PriorityChip } from '../shared/statuses';
import type { Conversation } from '../shared/types';
import { tones } from '../theme/tones';

interface ConversationRowProps {
  row: Conversation;
  isCurrent: boolean;
  search: string;
}

/** Name, last words, who answers, and whether somebody is waiting. */
export const ConversationRow = memo(function ConversationRow({ row, isCurrent, search }: ConversationRowProps): ReactNode {
  const path = usePath();
  const phone = usePhone();
  const name = row.contactName ?? phone(row.contactAddress);
  const isUnread = row.unreadCount > 0;
  const isHuman = row.handler === 'human';
  const Handler = isHuman ? Person : AutoAwesome;
  return (
    <li>
      <ButtonBase
        component={Link}
        to={{ pathname: path(`/inbox/${row.id}`), search }}
        aria-current={isCurrent ? 'true' : undefined}
        sx={{
          width: '100%',
          textAlign: 'left',
          alignItems: 'flex-start',
          gap: 1.5,
          p: 1.25,
          borderRadius: 2.5,
          color: 'text.primary',
          bgcolor: isCurrent ? (theme) => (theme.palette.mode === 'light' ? '#e8f0fa' : '#17293f') : 'transparent',
          '&:hover': { bgcolor: isCurrent ? undefined : 'action.hover' },
        }}
      >
        <Box sx={{ position: 'relative' }}>
          <Avatar
            aria-hidden="true"
            sx={(theme) => ({
              width: 40,
              height: 40,
              fontSize: 14,
              fontWeight: 650,
              bgcolor: tones[theme.palette.mode].neutral.fill,
              color: tones[theme.palette.mode].neutral.text,
            })}
          >
            {initials(row.contactName) || '#'}
          </Avatar>
          <Box
            title={isHuman ? `${row.handlerUserName ?? 'A person'} answers` : 'The assistant answers'}
            sx={{
              position: 'absolute',
              right: -3,
              bottom: -3,
              width: 18,
              height: 18,
              borderRadius: 9,
              display: 'grid',
              placeItems: 'center',
              bgcolor: isHuman ? 'success.main' : 'primary.main',
              color: isHuman ? 'success.contrastText' : 'primary.contrastText',
              border: '2px solid',
              borderColor: 'background.paper',
            }}
          >
            <Handler sx={{ fontSize: 10 }} />
          </Box>
        </Box>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
            <Typography noWrap sx={{ flex: 1, fontSize: 14, fontWeight: isUnread ? 720 : 580 }}>
              {name}
            </Typography>
            <Typography variant="caption" color="text.secondary">
              <BusinessDate value={row.lastMessageAt} show="age" />
            </Typography>
          </Box>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Typography
              noWrap
              color={isUnread ? 'text.primary' : 'text.secondary'}
              sx={{ flex: 1, fontSize: 13.5, fontWeight: isUnread ? 560 : 400 }}
            >
              {row.lastPreview || 'No messages yet'}
            </Typography>
            {isUnread ? (
              <Box
                component="span"
                aria-label={`${row.unreadCount} unread`}
                role="img"
                sx={{
                  minWidth: 20,
                  px: 0.5,
                  borderRadius: 9,
                  textAlign: 'center',
                  fontSize: 11.5,
                  fontWeight: 700,
                  lineHeight: '20px',
                  bgcolor: 'primary.main',
                  color: 'primary.contrastText',
                }}
              >
                {row.unreadCount}
              </Box>
            ) : null}
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.5, '&:empty': { display: 'none' } }}>
            {row.priority === 'high' || row.priority === 'critical' ? <PriorityChip value={row.priority} /> : null}
            {row.openActions > 0 && row.priority !== 'critical' ? <StatusChip label="Needs you" tone="warning" /> : null}
            {row.status === 'closed' ? (
              <StatusChip
                label={row.closeReason ? humanise(row.closeReason) : 'Closed'}
                tone={row.closeReason === 'booked' ? 'success' : 'neutral'}
              />
            ) : null}
          </Box>
        </Box>
      </ButtonBase>
    </li>
  );
});
