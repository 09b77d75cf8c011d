import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { CandidatesPanel } from '../insights/CandidatesPanel';
import { useNow } from '../root/BusinessClock';
import { useCan, usePath, useZone } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatTime } from '../shared/business-time';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { AppointmentStatus } from '../shared/statuses';
import type { Appointment } from '../shared/types';
import { Fact } from '../shared/Fact';
import { isMovable, nextStatuses } from './calendar.rules';
import { useAppointment, useChangeAppointment } from './useAppointments';

const statusWords: Record<string, string> = { confirmed: 'Confirm', completed: 'Completed', no_show: 'No-show' };

function Steps({ appointment, onMove }: { appointment: Appointment; onMove: (appointment: Appointment) => void }): ReactNode {
  const [isCancelling, setCancelling] = useState(false);
  const change = useChangeAppointment('Appointment changed', () => setCancelling(false));
  const steps = nextStatuses(appointment.status);
  if (steps.length === 0) return null;
  if (isCancelling) {
    return (
      <Box
        role="alertdialog"
        aria-label="Cancel the appointment"
        sx={{ p: 2, borderRadius: 2, border: '1px solid', borderColor: 'error.main', display: 'grid', gap: 1.5 }}
      >
        <Typography sx={{ fontSize: 14 }}>Cancel this appointment? The time becomes free for others.</Typography>
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button
            variant="contained"
            color="error"
            loading={change.isPending}
            onClick={() => change.mutate({ appointment, changes: { status: 'cancelled' } })}
          >
            Cancel the appointment
          </Button>
          <Button onClick={() => setCancelling(false)}>Keep it</Button>
        </Box>
      </Box>
    );
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {isMovable(appointment.status) ? (
        <Button variant="contained" onClick={() => onMove(appointment)}>
          Move
        </Button>
      ) : null}
      {steps
        .filter((status) => status !== 'cancelled')
        .map((status) => (
          <Button
            key={status}
            variant="outlined"
            disabled={change.isPending}
            onClick={() => change.mutate({ appointment, changes: { status } })}
          >
            {statusWords[status] ?? humanise(status)}
          </Button>
        ))}
      <Button color="error" onClick={() => setCancelling(true)}>
        Cancel
      </Button>
    </Box>
  );
}

/** One appointment, beside the calendar. */
export function AppointmentDrawer({
  id,
  onClose,
  onMove,
}: {
  id: string | null;
  onClose: () => void;
  onMove: (appointment: Appointment) => void;
}): ReactNode {
  const query = useAppointment(id);
  const zone = useZone();
  const can = useCan();
  const path = usePath();
  const now = useNow();
  const appointment = query.data;
  const isFreed = appointment?.status === 'cancelled' && new Date(appointment.startsAt).getTime() > now;
  return (
    <Drawer
      anchor="right"
      open={id !== null}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'appointment-title', sx: { width: 420, maxWidth: '100vw' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 3, py: 2 }}>
        <Typography id="appointment-title" variant="h2" sx={{ flex: 1, fontSize: 19 }}>
          {appointment?.serviceName ?? 'Appointment'}
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Close />
        </IconButton>
      </Box>
      {appointment ? (
        <Box sx={{ px: 3, pb: 4, display: 'grid', gap: 2 }}>
          <Box>
            <AppointmentStatus value={appointment.status} />
          </Box>
          {can('appointments', 'edit') ? <Steps appointment={appointment} onMove={onMove} /> : null}
          {isFreed && can('appointments', 'edit') ? <CandidatesPanel key={appointment.id} appointmentId={appointment.id} /> : null}
          <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
            <Fact label="When">
              <BusinessDate value={appointment.startsAt} show="zoned" /> until {formatTime(appointment.endsAt, zone)}
            </Fact>
            <Fact label="Customer">
              {appointment.contactName ?? '–'}
              {appointment.contactAddress ? (
                <>
                  {' '}
                  · <PhoneText value={appointment.contactAddress} />
                </>
              ) : null}
            </Fact>
            <Fact label="Address">{appointment.address ?? '–'}</Fact>
            <Fact label="Who goes">{appointment.resourceName ?? '–'}</Fact>
            <Fact label="Booked by">{appointment.source === 'ai' ? 'The assistant' : humanise(appointment.source)}</Fact>
            {appointment.notes ? <Fact label="Notes">{appointment.notes}</Fact> : null}
          </Box>
          <Box sx={{ display: 'flex', gap: 2 }}>
            {appointment.conversationId ? (
              <Link component={RouterLink} to={path(`/inbox/${appointment.conversationId}`)} sx={{ fontWeight: 600 }}>
                Conversation
              </Link>
            ) : null}
            {appointment.leadId ? (
              <Link component={RouterLink} to={path(`/leads/${appointment.leadId}/show`)} sx={{ fontWeight: 600 }}>
                Lead
              </Link>
            ) : null}
          </Box>
        </Box>
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <RowSkeletons count={4} />
      )}
    </Drawer>
  );
}
