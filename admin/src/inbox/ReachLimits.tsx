import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useNow } from '../root/BusinessClock';
import { BusinessDate } from '../shared/BusinessDate';
import { StatusChip } from '../shared/StatusChip';
import type { ConversationDetail } from '../shared/types';
import { budgetWords, weekWords, windowLeft } from './reach.rules';

interface LimitsProps {
  conversation: ConversationDetail;
}
const titled = { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 1 };

/** Time left for free texts; counts down by itself with the clock of the business. */
function WindowCountdown({ conversation }: LimitsProps): ReactNode {
  const now = useNow();
  const until = conversation.serviceWindowUntil;
  const left = windowLeft(until, now);
  return (
    <Box>
      <Box sx={titled}>
        <Typography sx={{ fontSize: 14, fontWeight: 580 }}>WhatsApp window</Typography>
        <Box role="timer" aria-label="WhatsApp window">
          <StatusChip label={left ? `${left.words} left` : 'Closed'} tone={left ? (left.isShort ? 'warning' : 'success') : 'neutral'} />
        </Box>
      </Box>
      <Typography variant="caption" color="text.secondary" component="div" sx={{ mt: 0.5 }}>
        {left ? (
          <>
            Free texts until <BusinessDate value={until} />, then only approved templates.
          </>
        ) : (
          'Only approved templates until they write again.'
        )}
      </Typography>
    </Box>
  );
}

function MessageBudget({ conversation }: LimitsProps): ReactNode {
  const { budget } = conversation.insight;
  const words = budgetWords(budget);
  const week = weekWords(budget);
  return (
    <Box>
      <Box sx={titled}>
        <Typography sx={{ fontSize: 14, fontWeight: 580 }}>Texts nobody asked for</Typography>
        {budget.limit > 0 ? (
          // one mark per text of the day; the words below say the same
          <Box aria-hidden="true" sx={{ display: 'flex', gap: 0.5 }}>
            {Array.from({ length: budget.limit }, (_, index) => (
              <Box
                key={index}
                sx={{
                  width: 18,
                  height: 6,
                  borderRadius: 9,
                  bgcolor: index < budget.used ? (budget.left === 0 ? 'warning.main' : 'primary.main') : 'divider',
                }}
              />
            ))}
          </Box>
        ) : null}
      </Box>
      <Typography variant="caption" color="text.secondary" component="div" sx={{ mt: 0.5 }}>
        {words}
        {week ? `; ${week}` : ''}.{' '}
        {budget.freeAt ? (
          <>
            The next from <BusinessDate value={budget.freeAt} />.
          </>
        ) : (
          'Answers never count.'
        )}
      </Typography>
    </Box>
  );
}

/** What holds our texts to this person back: the provider's window, and our own measure. */
export function ReachLimits({ conversation }: LimitsProps): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      {conversation.channel === 'whatsapp' ? <WindowCountdown conversation={conversation} /> : null}
      <MessageBudget conversation={conversation} />
    </Box>
  );
}
