import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNotify } from 'react-admin';
import { messageOf } from '../providers/http';
import { useTenant } from '../root/tenant';
import { parsePhone } from '../shared/format';
import type { Appointment } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { OpeningPicker } from './OpeningPicker';
import { touches, useServices } from './useAppointments';

interface Draft {
  name: string;
  phone: string;
  serviceId: string;
  day: string;
  time: string;
  address: string;
  notes: string;
}
type Errors = Partial<Record<keyof Draft | 'startsAt', string>>;

function check(draft: Draft, country: string): Errors {
  const errors: Errors = {};
  if (!parsePhone(draft.phone, country)) errors.phone = draft.phone ? 'This cannot be a phone number' : 'A phone number is needed';
  if (!draft.day) errors.day = 'Choose a day';
  if (!draft.time) errors.time = 'Choose a time';
  return errors;
}

interface NewDialogProps {
  day: string;
  /** Whom it is for, where that is known already. */
  person?: { name: string; phone: string };
  onClose: () => void;
  onCreated: (appointment: Appointment) => void;
}

/** Books by hand: who, what, when. */
export function NewDialog({ day, person, onClose, onCreated }: NewDialogProps): ReactNode {
  const { country } = useTenant().org;
  const provider = useProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const services = useServices();
  const [draft, setDraft] = useState<Draft>({
    name: person?.name ?? '',
    phone: person?.phone ?? '',
    serviceId: '',
    day,
    time: '',
    address: '',
    notes: '',
  });
  const [errors, setErrors] = useState<Errors>({});
  const set = (changes: Partial<Draft>): void => setDraft((current) => ({ ...current, ...changes }));
  const serviceId = draft.serviceId || (services.data?.[0]?.id ?? '');

  const book = useMutation({
    mutationKey: ['appointments'],
    mutationFn: async () => {
      const { name, address, notes } = draft;
      const data = {
        phone: parsePhone(draft.phone, country),
        startsAt: `${draft.day}T${draft.time}`,
        ...(serviceId ? { serviceId } : {}),
        ...Object.fromEntries(Object.entries({ name, address, notes }).filter(([, value]) => value.trim() !== '')),
      };
      return (await provider.create<Appointment>('appointments', { data: data as unknown as Partial<Appointment> })).data;
    },
    onSuccess: (appointment) => {
      for (const resource of touches) void client.invalidateQueries({ queryKey: [resource] });
      notify('Appointment booked', { type: 'success' });
      onCreated(appointment);
    },
    onError: (error) => setErrors(((error as { body?: { errors?: Errors } }).body?.errors ?? {}) as Errors),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = check(draft, country);
    setErrors(found);
    if (Object.keys(found).length === 0) book.mutate();
    else document.getElementById(`new-${Object.keys(found)[0]}`)?.focus();
  };
  const field = (name: keyof Draft, label: string) => ({
    id: `new-${name}`,
    label,
    value: draft[name],
    error: errors[name] !== undefined,
    helperText: errors[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="new-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="new-title">New appointment</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, '& > *': { mt: 1 } }}>
          {book.error ? (
            <Alert severity="error" sx={{ gridColumn: '1 / -1' }}>
              {messageOf(book.error)}
            </Alert>
          ) : null}
          <TextField {...field('phone', 'Phone')} autoFocus={!person} autoComplete="off" required />
          <TextField {...field('name', 'Name')} autoComplete="off" />
          <TextField {...field('serviceId', 'Service')} select value={serviceId}>
            {(services.data ?? []).map((service) => (
              <MenuItem key={service.id} value={service.id}>
                {service.name}, {service.durationMinutes} min
              </MenuItem>
            ))}
            {services.data?.length ? null : <MenuItem value="">Visit</MenuItem>}
          </TextField>
          <TextField {...field('address', 'Address')} autoComplete="off" />
          <TextField {...field('day', 'Day')} type="date" slotProps={{ inputLabel: { shrink: true } }} required />
          <TextField
            {...field('time', 'Time')}
            type="time"
            error={Boolean(errors.time ?? errors.startsAt)}
            helperText={errors.time ?? errors.startsAt}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 900 } }}
            required
          />
          <Box sx={{ gridColumn: '1 / -1' }}>
            <OpeningPicker serviceId={serviceId} day={draft.day} time={draft.time} onPick={(newDay, time) => set({ day: newDay, time })} />
          </Box>
          <TextField {...field('notes', 'Notes')} multiline minRows={2} sx={{ gridColumn: '1 / -1' }} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={book.isPending}>
            Book
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
