import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useCan, useTenant } from '../root/tenant';
import type { Service } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { fieldErrors } from './SettingsForm';

interface Draft {
  name: string;
  keywords: string;
  durationMinutes: string;
  bufferMinutes: string;
  price: string;
  isPriceConfirmed: boolean;
  needsAddress: boolean;
  isActive: boolean;
}

const toDraft = (service: Service | null): Draft => ({
  name: service?.name ?? '',
  keywords: service?.keywords.join(', ') ?? '',
  durationMinutes: String(service?.durationMinutes ?? 60),
  bufferMinutes: String(service?.bufferMinutes ?? 0),
  price: service?.priceMinor === null || service?.priceMinor === undefined ? '' : String(service.priceMinor / 100),
  isPriceConfirmed: Boolean(service?.priceConfirmedAt),
  needsAddress: service?.needsAddress ?? true,
  isActive: service?.isActive ?? true,
});
const toData = (draft: Draft, stored: Draft) => ({
  name: draft.name.trim(),
  keywords: draft.keywords
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
  durationMinutes: Number(draft.durationMinutes),
  bufferMinutes: Number(draft.bufferMinutes || 0),
  priceMinor: draft.price === '' ? null : Math.round(Number(draft.price) * 100),
  // what nobody touched is not confirmed once more
  ...((draft.isPriceConfirmed !== stored.isPriceConfirmed || draft.price !== stored.price) && {
    isPriceConfirmed: draft.isPriceConfirmed && draft.price !== '',
  }),
  needsAddress: draft.needsAddress,
  isActive: draft.isActive,
});

export function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const { currency } = useTenant().org;
  const [draft, setDraft] = useState(() => toDraft(service));
  const touches = ['services', 'availability'] as const;
  const save = useAct(
    async (data: ReturnType<typeof toData>) =>
      service
        ? provider.update<Service>('services', { id: service.id, data, previousData: service })
        : provider.create<Service>('services', { data }),
    { touches, done: 'Saved', onDone: onClose },
  );
  const remove = useAct((id: string) => provider.delete('services', { id }), { touches, done: 'Removed', onDone: onClose });
  const errors = save.error ? (fieldErrors(save.error) ?? {}) : {};
  const set = (changes: Partial<Draft>): void => setDraft((current) => ({ ...current, ...changes }));
  const text = (name: 'name' | 'keywords' | 'durationMinutes' | 'bufferMinutes' | 'price', label: string, hint?: string) => ({
    label,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    error: errors[name] !== undefined,
    helperText: errors[name] ?? hint,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(toData(draft, toDraft(service)));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="service-title">
      <form onSubmit={submit}>
        <DialogTitle id="service-title">{service ? service.name : 'New service'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, '& > *': { mt: 1 } }}>
          {save.error && Object.keys(errors).length === 0 ? (
            <Alert severity="error" sx={{ gridColumn: '1 / -1' }}>
              {messageOf(save.error)}
            </Alert>
          ) : null}
          <TextField {...text('name', 'Name')} required autoFocus sx={{ gridColumn: '1 / -1' }} />
          <TextField
            {...text('keywords', 'Words customers use', 'With commas: no cooling, warm air, thermostat')}
            sx={{ gridColumn: '1 / -1' }}
          />
          <TextField
            {...text('durationMinutes', 'Takes (minutes)')}
            type="number"
            required
            slotProps={{ htmlInput: { min: 5, max: 1440, step: 5 } }}
          />
          <TextField
            {...text('bufferMinutes', 'Travel after (minutes)')}
            type="number"
            slotProps={{ htmlInput: { min: 0, max: 480, step: 5 } }}
          />
          <TextField
            {...text('price', `Price (${currency})`)}
            type="number"
            slotProps={{ htmlInput: { min: 0, step: 'any' } }}
            onChange={({ target }) => set({ price: target.value, isPriceConfirmed: false })}
          />
          {draft.price === '' ? null : (
            <FormControlLabel
              sx={{ gridColumn: '1 / -1' }}
              control={<Checkbox checked={draft.isPriceConfirmed} onChange={(_, on) => set({ isPriceConfirmed: on })} />}
              label="This price is right: the assistant may state it"
            />
          )}
          <FormControlLabel
            sx={{ gridColumn: '1 / -1' }}
            control={<Switch checked={draft.needsAddress} onChange={(_, on) => set({ needsAddress: on })} />}
            label="At the customer's address"
          />
          <FormControlLabel
            sx={{ gridColumn: '1 / -1' }}
            control={<Switch checked={draft.isActive} onChange={(_, on) => set({ isActive: on })} />}
            label="Offered to customers"
          />
        </DialogContent>
        <DialogActions>
          {service && can('services', 'delete') ? (
            <Button color="error" onClick={() => remove.mutate(service.id)} disabled={remove.isPending} sx={{ mr: 'auto' }}>
              Remove
            </Button>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
