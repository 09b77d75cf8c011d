import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { dayKey, formatDateTime, instantOf, timeKey, zoneLabel } from '../shared/business-time';
import type { Appointment } from '../shared/types';
import { OpeningPicker } from './OpeningPicker';
import { useChangeAppointment } from './useAppointments';

export interface MoveRequest {
  appointment: Appointment;
  day?: string;
  time?: string;
}

/** Another time, by keyboard or after a drag; nothing moves before it is confirmed. */
export function MoveDialog({ request, onClose }: { request: MoveRequest | null; onClose: () => void }): ReactNode {
  const zone = useZone();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const move = useChangeAppointment('Appointment moved', onClose);
  useEffect(() => {
    if (!request) return;
    setDay(request.day ?? dayKey(request.appointment.startsAt, zone));
    setTime(request.time ?? timeKey(request.appointment.startsAt, zone));
  }, [request, zone]);
  if (!request) return null;
  const { appointment } = request;
  const isComplete = day !== '' && time !== '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="move-title">
      <DialogTitle id="move-title">Move the appointment</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography sx={{ fontSize: 14 }}>
          {appointment.contactName ?? 'The customer'}, {appointment.serviceName}. Now {formatDateTime(appointment.startsAt, zone)}.
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
          <TextField
            label="Day"
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <TextField
            label={`Time (${isComplete ? zoneLabel(instantOf(day, time, zone), zone) : zone})`}
            type="time"
            value={time}
            onChange={(event) => setTime(event.target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 900 } }}
          />
        </Box>
        <OpeningPicker
          serviceId={appointment.serviceId ?? ''}
          day={day}
          time={time}
          onPick={(newDay, newTime) => {
            setDay(newDay);
            setTime(newTime);
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep as it is</Button>
        <Button
          variant="contained"
          disabled={!isComplete}
          loading={move.isPending}
          onClick={() => move.mutate({ appointment, changes: { startsAt: `${day}T${time}` } })}
        >
          Move
        </Button>
      </DialogActions>
    </Dialog>
  );
}
