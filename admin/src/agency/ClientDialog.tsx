import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { isRefusal, messageOf } from '../providers/http';
import { fieldErrors } from '../settings/SettingsForm';
import { ownZone } from '../shared/business-time';
import { newKey } from '../shared/format';
import type { ClientLine, ClientOrg, NewClient } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { usePresets } from './useAgency';

const zones = Intl.supportedValuesOf('timeZone');
const copyOf = 'copy:';

interface Draft {
  name: string;
  start: string;
  timeZone: string;
  ownerName: string;
  ownerEmail: string;
  ownerPhone: string;
  businessPhone: string;
  areaCode: string;
}
type Field = keyof Draft;

const toClient = (draft: Draft): NewClient => {
  const { name, start, areaCode: _areaCode, ...fields } = draft;
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const from = start.startsWith(copyOf) ? { templateOrgId: start.slice(copyOf.length) } : { preset: start };
  return { name: name.trim(), ...from, ...filled };
};

interface ClientDialogProps {
  clients: readonly ClientLine[];
  onClose: () => void;
  onAdded: (client: ClientOrg) => void;
}

/** Eight fields make a client: what only the owner knows. The rest comes from a preset or from another client. */
export function ClientDialog({ clients, onClose, onAdded }: ClientDialogProps): ReactNode {
  const provider = useProvider();
  const presets = usePresets();
  const key = useRef(newKey());
  const wish = useRef({ areaCode: '', key: '' });
  // One key per wish: pressing again after a lost answer goes on with the same purchase.
  const wishKey = (areaCode: string): string => {
    if (wish.current.areaCode !== areaCode) wish.current = { areaCode, key: newKey() };
    return wish.current.key;
  };
  const [draft, setDraft] = useState<Draft>({
    name: '',
    start: 'hvac',
    timeZone: zones.includes(ownZone()) ? ownZone() : 'America/New_York',
    ownerName: '',
    ownerEmail: '',
    ownerPhone: '',
    businessPhone: '',
    areaCode: '',
  });
  const [made, setMade] = useState<ClientOrg | null>(null);
  const finish = (client: ClientOrg): void => {
    onAdded(client);
    onClose();
  };
  const add = useAct(
    async (values: Draft) => {
      // When only the number failed, the client exists already and is not added a second time.
      const client = made ?? (await provider.addClient(toClient(values), key.current));
      setMade(client);
      return values.areaCode === '' ? client : provider.buyClientNumber(client.id, values.areaCode, wishKey(values.areaCode));
    },
    {
      touches: ['agency'],
      isQuiet: true,
      done: (client) => `${client.name} was added`,
      onDone: finish,
      onFailed: (error) => {
        if (isRefusal(error)) wish.current = { areaCode: '', key: '' };
      },
    },
  );
  const errors = add.error ? (fieldErrors(add.error) ?? {}) : {};
  const unplaced = add.error && !Object.keys(errors).some((name) => name in draft || name === 'preset');
  const text = (name: Field, label: string, hint?: string) => ({
    label,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
    error: errors[name] !== undefined,
    helperText: errors[name] ?? hint,
    disabled: made !== null && name !== 'areaCode',
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(draft);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="client-title">
      <form onSubmit={submit}>
        <DialogTitle id="client-title">Add a client</DialogTitle>
        <DialogContent
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
            '& > *': { mt: 1 },
            '& input': { scrollMarginTop: 28 },
          }}
        >
          {unplaced ? (
            <Alert severity="error" sx={{ gridColumn: '1 / -1' }}>
              {made ? `${made.name} was added, but without a number: ` : ''}
              {messageOf(add.error)}
            </Alert>
          ) : null}
          <TextField {...text('name', 'Name of the business')} required autoFocus sx={{ gridColumn: '1 / -1' }} />
          <TextField
            {...text('start', 'Start from')}
            select
            error={errors.preset !== undefined}
            helperText={errors.preset ?? 'Hours, services and texts to begin with'}
          >
            {(presets.data?.data ?? []).map((preset) => (
              <MenuItem key={preset.id} value={preset.id} disabled={!preset.isUsable}>
                {preset.name}
                {preset.isUsable ? '' : ' (the file has a mistake)'}
              </MenuItem>
            ))}
            {presets.data ? null : <MenuItem value="hvac">Heating and cooling</MenuItem>}
            {clients.map((client) => (
              <MenuItem key={client.orgId} value={`${copyOf}${client.orgId}`}>
                A copy of {client.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField {...text('timeZone', 'Time zone')} select slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replace(/_/g, ' ')}
              </option>
            ))}
          </TextField>
          <TextField {...text('ownerName', 'Owner')} />
          <TextField {...text('ownerEmail', "Owner's e-mail")} type="email" />
          <TextField {...text('ownerPhone', "Owner's phone", 'Alerts go here')} type="tel" />
          <TextField {...text('businessPhone', 'Phone to ring', 'Rings first when a customer calls')} type="tel" />
          <TextField
            {...text('areaCode', 'Buy a number in area', 'Three digits; empty to do it later')}
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3, pattern: '[0-9]{3}' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={add.isPending}>
            {made ? 'Buy the number' : 'Add client'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
