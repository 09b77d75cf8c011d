import ArrowBack from '@mui/icons-material/ArrowBack';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { humanise } from '../shared/format';
import { PhoneText } from '../shared/PhoneText';
import { StatusChip } from '../shared/StatusChip';
import { HandlerChip } from '../shared/statuses';
import type { ConversationDetail } from '../shared/types';
import { ThreadMenu } from './ThreadMenu';
import type { useThreadActions } from './useThreadActions';

interface ThreadHeaderProps {
  conversation: ConversationDetail;
  actions: ReturnType<typeof useThreadActions>;
  search: string;
  isAlone: boolean;
  onErased: () => void;
  onContext?: () => void;
}

export function ThreadHeader({ conversation, actions, search, isAlone, onErased, onContext }: ThreadHeaderProps): ReactNode {
  const path = usePath();
  const can = useCan();
  const isOpen = conversation.status === 'open';
  const isHuman = conversation.handler === 'human';
  const mayTake = can('conversations', 'takeover') && isOpen;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1, sm: 3 },
        py: 1.25,
        minHeight: 68,
        // where its buttons need a second line, the thread below gets shorter
        flexShrink: 0,
        borderBottom: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {isAlone ? (
        <IconButton component={Link} to={{ pathname: path('/inbox'), search }} aria-label="Back to the list">
          <ArrowBack />
        </IconButton>
      ) : null}
      <Box sx={{ flex: 1, minWidth: { xs: 120, sm: 150 } }}>
        <Typography variant="h1" noWrap sx={{ fontSize: 18 }}>
          {conversation.contactName ?? <PhoneText value={conversation.contactAddress} />}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, fontSize: 13, color: 'text.secondary' }}>
          {conversation.contactName ? <PhoneText value={conversation.contactAddress} /> : null}
          {isOpen ? (
            <HandlerChip value={conversation.handler} />
          ) : (
            <StatusChip label={`Closed${conversation.closeReason ? `: ${humanise(conversation.closeReason).toLowerCase()}` : ''}`} />
          )}
          {isHuman && isOpen ? (
            <span>
              {conversation.handlerUserName ?? 'A person'}, for <BusinessDate value={conversation.handlerSince} show="age" />
            </span>
          ) : null}
        </Box>
      </Box>
      {mayTake && isHuman ? (
        <Button variant="outlined" onClick={actions.returnToAi} disabled={actions.isHandingOver}>
          Give back to assistant
        </Button>
      ) : null}
      {mayTake ? (
        <Button variant="outlined" onClick={actions.resolve} disabled={actions.isHandingOver}>
          Resolve
        </Button>
      ) : null}
      <ThreadMenu conversation={conversation} onErased={onErased} />
      {onContext ? (
        <Tooltip title="What we know">
          <IconButton aria-label="What we know" onClick={onContext}>
            <InfoOutlined />
          </IconButton>
        </Tooltip>
      ) : null}
    </Box>
  );
}
