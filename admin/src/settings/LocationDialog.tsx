import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { errorsOf, messageOf } from '../providers/http';
import { weekDays, type Location, type WeekHours } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { fallbackRange } from './hours.rules';
import { HoursInput } from './HoursInput';

const zones = Intl.supportedValuesOf('timeZone');
const workdays = 5;

/** All seven days: what a place leaves out is closed. */
const wholeWeek = (hours: Partial<WeekHours> | null): WeekHours =>
  Object.fromEntries(
    weekDays.map((day, index) => [day, hours ? (hours[day] ?? []) : index < workdays ? [{ ...fallbackRange }] : []]),
  ) as WeekHours;

/** One place of the business. What is left to the business follows its settings. */
export function LocationDialog({ location, onClose }: { location: Location | null; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const [name, setName] = useState(location?.name ?? '');
  const [address, setAddress] = useState(location?.address ?? '');
  const [timeZone, setTimeZone] = useState(location?.timeZone ?? '');
  const [hasHours, setHasHours] = useState(location?.hours != null);
  const form = useForm({ defaultValues: { hours: wholeWeek((location?.hours ?? null) as Partial<WeekHours> | null) }, mode: 'onChange' });
  const save = useAct(
    (hours: WeekHours | null) => {
      const data = { name: name.trim(), address: address.trim(), timeZone: timeZone === '' ? null : timeZone, hours };
      return location ? provider.changeLocation(location.id, { ...data, version: location.version }) : provider.addLocation(data);
    },
    {
      touches: ['locations', 'numbers'],
      done: location ? 'The location is changed' : 'The location is added',
      onDone: onClose,
      isQuiet: true,
    },
  );
  const errors = errorsOf(save.error);
  const submit = form.handleSubmit(({ hours }) => {
    if (name.trim() !== '') save.mutate(hasHours ? hours : null);
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="location-title">
      <FormProvider {...form}>
        <form onSubmit={(event) => void submit(event)}>
          <DialogTitle id="location-title">{location ? `Change ${location.name}` : 'Add a location'}</DialogTitle>
          <DialogContent sx={{ display: 'grid', gap: 2 }}>
            <TextField
              autoFocus
              required
              label="Name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={errors['name'] !== undefined}
              helperText={errors['name'] ?? 'Such as North shop'}
              slotProps={{ htmlInput: { maxLength: 80 } }}
              sx={{ mt: 1 }}
            />
            <TextField
              label="Address"
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              helperText="The assistant may say it to customers of this location"
              slotProps={{ htmlInput: { maxLength: 300 } }}
            />
            <TextField select label="Time zone" value={timeZone} onChange={(event) => setTimeZone(event.target.value)}>
              <MenuItem value="">As the business</MenuItem>
              {zones.map((zone) => (
                <MenuItem key={zone} value={zone}>
                  {zone.replace(/_/g, ' ')}
                </MenuItem>
              ))}
            </TextField>
            <FormControlLabel
              control={<Checkbox checked={hasHours} onChange={(event) => setHasHours(event.target.checked)} />}
              label="This location has opening hours of its own"
            />
            {hasHours ? <HoursInput /> : null}
          </DialogContent>
          <DialogActions sx={{ flexWrap: 'wrap' }}>
            {save.error ? (
              <span role="alert" style={{ flex: 1, paddingLeft: 16 }}>
                {messageOf(save.error)}
              </span>
            ) : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="contained" disabled={name.trim() === ''} loading={save.isPending}>
              Save
            </Button>
          </DialogActions>
        </form>
      </FormProvider>
    </Dialog>
  );
}
