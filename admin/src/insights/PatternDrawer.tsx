import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import type { Pattern } from '../shared/types';
import { conversations, percent, titleOf } from './insights.rules';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar';

function Examples({ examples }: { examples: Pattern['examples'] }): ReactNode {
  const path = usePath();
  if (examples.length === 0)
    return (
      <Typography color="text.secondary" sx={{ fontSize: 14 }}>
        The people whose texts stood here were erased. The figures stay.
      </Typography>
    );
  return (
    <Box component="ul" aria-label="Examples" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {examples.map((example) => (
        <Box
          component="li"
          key={example.messageId}
          sx={{ p: 1.5, borderRadius: 2, border: '1px solid', borderColor: 'divider', display: 'grid', gap: 0.75 }}
        >
          <Typography sx={{ fontSize: 14.5, overflowWrap: 'anywhere' }}>{example.text}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <Typography variant="caption" color="text.secondary">
              <BusinessDate value={example.at} />
            </Typography>
            <Link component={RouterLink} to={path(`/inbox/${example.conversationId}`)} sx={{ fontSize: 13, fontWeight: 600 }}>
              Open conversation
            </Link>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** One pattern: how its conversations ended, and what people wrote. */
export function PatternDrawer({ pattern, onClose }: { pattern: Pattern | null; onClose: () => void }): ReactNode {
  return (
    <Drawer
      anchor="right"
      open={pattern !== null}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'pattern-title', sx: { width: 460, maxWidth: '100vw' } } }}
    >
      {pattern ? (
        <>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, px: 3, py: 2 }}>
            <Typography id="pattern-title" variant="h2" sx={{ flex: 1, fontSize: 19, overflowWrap: 'anywhere' }}>
              {titleOf(pattern)}
            </Typography>
            <IconButton aria-label="Close" onClick={onClose}>
              <Close />
            </IconButton>
          </Box>
          <Box sx={{ px: 3, pb: 4, display: 'grid', gap: 2 }}>
            <Typography sx={{ fontSize: 14 }}>
              {conversations(pattern.conversations)} of {pattern.people === 1 ? '1 person' : `${pattern.people} people`},{' '}
              {pattern.texts === 1 ? '1 text' : `${pattern.texts} texts`}; {percent(pattern.bookingShare)} ended with a booking.
            </Typography>
            <OutcomeBar counts={pattern.outcomes} most={pattern.conversations} height={16} />
            <OutcomeLegend counts={pattern.outcomes} />
            <Typography component="h3" variant="h2" sx={{ fontSize: 16, mt: 1 }}>
              What people wrote
            </Typography>
            <Examples examples={pattern.examples} />
          </Box>
        </>
      ) : null}
    </Drawer>
  );
}
