import Block from '@mui/icons-material/Block';
import Done from '@mui/icons-material/Done';
import DoneAll from '@mui/icons-material/DoneAll';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Help from '@mui/icons-material/HelpOutlined';
import Schedule from '@mui/icons-material/Schedule';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { memo, useState, type ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import type { Message } from '../shared/types';
import { tones } from '../theme/tones';
import { Attachment } from './Attachment';
import { deliveryOf, type Delivery, type DeliveryMark } from './delivery.rules';
import { GateTrace } from './GateTrace';

const marks: Record<DeliveryMark, SvgIconComponent> = {
  waiting: Schedule,
  sent: Done,
  delivered: DoneAll,
  read: DoneAll,
  failed: ErrorIcon,
  blocked: Block,
  dropped: Block,
  checking: Help,
};
const senderNames: Record<Message['sender'], string> = { customer: 'Customer', ai: 'Assistant', human: 'Team', system: 'System' };

function DeliveryLine({ delivery }: { delivery: Delivery }): ReactNode {
  const Icon = marks[delivery.mark];
  const isBad = delivery.mark === 'failed' || delivery.mark === 'blocked';
  return (
    <Box
      component="span"
      data-delivery={delivery.mark}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontWeight: isBad ? 600 : 400,
        color: isBad ? 'error.main' : delivery.mark === 'read' ? 'primary.main' : 'inherit',
      }}
    >
      <Icon aria-hidden="true" sx={{ fontSize: 15 }} />
      {delivery.label}
      {delivery.reason ? `: ${delivery.reason}` : ''}
    </Box>
  );
}

interface MessageBubbleProps {
  message: Message;
  isHighlighted: boolean;
  onWhy: (decisionId: string) => void;
}

/** One text: who sent it, what became of it, and why it was written or held back. */
export const MessageBubble = memo(function MessageBubble({ message, isHighlighted, onWhy }: MessageBubbleProps): ReactNode {
  const [isTraceOpen, setTraceOpen] = useState(false);
  const isOut = message.direction === 'out';
  const delivery = deliveryOf(message);
  const isStopped = delivery?.mark === 'blocked' || delivery?.mark === 'failed' || delivery?.mark === 'dropped';
  const name = message.senderName ?? senderNames[message.sender];
  return (
    <Box
      id={`message-${message.id}`}
      data-sender={message.sender}
      sx={{ display: 'flex', justifyContent: isOut ? 'flex-end' : 'flex-start', scrollMarginTop: 80 }}
    >
      <Box sx={{ maxWidth: { xs: '86%', md: '74%' }, minWidth: 0 }}>
        <Typography
          variant="caption"
          color="text.secondary"
          component="div"
          sx={{ display: 'flex', gap: 0.75, justifyContent: isOut ? 'flex-end' : 'flex-start', mb: 0.25, px: 0.5 }}
        >
          <b>{name}</b>
          <BusinessDate value={message.createdAt} show="time" />
        </Typography>
        <Box
          sx={(theme) => {
            const { mode } = theme.palette;
            const fill = {
              customer: mode === 'light' ? '#ffffff' : '#1d2530',
              ai: tones[mode].info.fill,
              human: theme.palette.primary.main,
              system: tones[mode].neutral.fill,
            }[message.sender];
            return {
              px: 1.75,
              py: 1.1,
              borderRadius: '16px',
              [isOut ? 'borderBottomRightRadius' : 'borderBottomLeftRadius']: '5px',
              bgcolor: fill,
              color: message.sender === 'human' ? 'primary.contrastText' : 'text.primary',
              border: '1px solid',
              borderColor: message.sender === 'customer' ? 'divider' : 'transparent',
              borderStyle: isStopped ? 'dashed' : 'solid',
              ...(isStopped ? { borderColor: 'error.main' } : {}),
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              unicodeBidi: 'plaintext',
              fontSize: 14.5,
              lineHeight: 1.5,
              outline: isHighlighted ? `3px solid ${theme.palette.warning.main}` : 'none',
              transition: 'outline-color .3s',
            };
          }}
        >
          {message.body === '' && message.media.length === 0 ? <i>(empty message)</i> : message.body}
          {message.media.map((item) => (
            <Attachment key={item.url} url={item.url} contentType={item.contentType} />
          ))}
        </Box>
        {isOut ? (
          <Typography
            variant="caption"
            color="text.secondary"
            component="div"
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'flex-end', mt: 0.25, px: 0.5 }}
          >
            {delivery ? <DeliveryLine delivery={delivery} /> : null}
            {isStopped && message.gate && message.gate.length > 0 ? (
              <Button
                size="small"
                aria-expanded={isTraceOpen}
                onClick={() => setTraceOpen(!isTraceOpen)}
                sx={{ minHeight: 24, py: 0, px: 0.75, fontSize: 12.5 }}
              >
                Checks
              </Button>
            ) : null}
            {message.decisionId && message.sender === 'ai' ? (
              <Button
                size="small"
                onClick={() => onWhy(message.decisionId as string)}
                sx={{ minHeight: 24, py: 0, px: 0.75, fontSize: 12.5 }}
              >
                Why?
              </Button>
            ) : null}
          </Typography>
        ) : null}
        <Collapse in={isTraceOpen} unmountOnExit>
          <Box sx={{ mt: 1, p: 1.5, borderRadius: 2, border: '1px solid', borderColor: 'divider', bgcolor: 'background.paper' }}>
            <GateTrace steps={message.gate} />
          </Box>
        </Collapse>
      </Box>
    </Box>
  );
});
