import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatDuration } from '../shared/business-time';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { CallStatus, LeadStatus } from '../shared/statuses';
import type { Call, CallDetail } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { callerOf, callStep, textBackWords } from './calls.rules';

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '128px minmax(0, 1fr)', gap: 1, py: 0.75 }}>
      <Typography component="dt" color="text.secondary" sx={{ fontSize: 14 }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 14, fontWeight: 550, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

function Details({ call }: { call: Call | CallDetail }): ReactNode {
  // The list has no log: it follows with the drawer's own answer.
  const events = 'events' in call ? call.events : [];
  const path = usePath();
  const can = useCan();
  return (
    <Box sx={{ px: 3, pb: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        {call.conversationId && can('conversations', 'list') ? (
          <Button component={Link} to={path(`/inbox/${call.conversationId}`)} variant="contained">
            Open conversation
          </Button>
        ) : null}
        {call.leadId ? (
          <Button component={Link} to={path(`/leads/${call.leadId}/show`)} variant="outlined">
            Open lead
          </Button>
        ) : null}
      </Box>
      <Box component="dl" sx={{ m: 0 }}>
        <Fact label="Outcome">
          <CallStatus value={call.status} />
        </Fact>
        {call.missedReason ? <Fact label="Why missed">{humanise(call.missedReason)}</Fact> : null}
        <Fact label="Started">
          <BusinessDate value={call.startedAt} show="zoned" />
        </Fact>
        <Fact label="Caller">{call.isWithheld ? 'Withheld' : <PhoneText value={call.from} />}</Fact>
        <Fact label="Rang for">{formatDuration(call.ringSeconds)}</Fact>
        <Fact label="Talked for">{formatDuration(call.durationSeconds)}</Fact>
        <Fact label="Opening hours">{call.isAfterHours ? 'Closed at that time' : 'Open at that time'}</Fact>
        <Fact label="Text-back">{textBackWords(call).text}</Fact>
        <Fact label="Lead">{call.leadStatus ? <LeadStatus value={call.leadStatus} /> : 'None'}</Fact>
      </Box>
      {call.transcription ? (
        <>
          <Typography variant="h3" component="h3" sx={{ mt: 3, mb: 1 }}>
            Voicemail
          </Typography>
          <Typography sx={{ p: 2, borderRadius: 2, bgcolor: 'background.default', whiteSpace: 'pre-wrap' }}>
            {call.transcription}
          </Typography>
        </>
      ) : null}
      {events.length > 0 ? (
        <>
          <Typography variant="h3" component="h3" sx={{ mt: 3, mb: 1 }}>
            What happened
          </Typography>
          <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: 14 }}>
            {events.map((event, index) => (
              <li key={index}>
                {callStep(event)}
                <Typography component="span" variant="caption" color="text.secondary">
                  {' '}
                  <BusinessDate value={event.at} show="time" />
                </Typography>
              </li>
            ))}
          </Box>
        </>
      ) : null}
    </Box>
  );
}

/** One call, beside the list; its address can be shared. */
export function CallDrawer({ id, fromList, onClose }: { id: string | null; fromList: Call | undefined; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const query = useQuery({
    queryKey: ['calls', 'getOne', id],
    queryFn: async ({ signal }) => (await provider.getOne<CallDetail>('calls', { id: id ?? '', signal })).data,
    enabled: id !== null,
  });
  const call = query.data ?? fromList;
  return (
    <Drawer
      anchor="right"
      open={id !== null}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'call-title', sx: { width: 440, maxWidth: '100vw' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 3, py: 2 }}>
        <Typography id="call-title" variant="h2" sx={{ flex: 1, fontSize: 19 }}>
          {call ? callerOf(call) : 'Call'}
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Close />
        </IconButton>
      </Box>
      {call ? (
        <Details call={call} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <RowSkeletons count={4} />
      )}
    </Drawer>
  );
}
