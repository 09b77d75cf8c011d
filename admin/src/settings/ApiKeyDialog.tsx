import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useTenant } from '../root/tenant';
import { CopyButton } from '../shared/CopyButton';
import type { NewApiKey } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { expiryAfter, lifetimes, scopeGroups } from './api-keys.rules';
import { fieldErrors } from './SettingsForm';

/** The only moment at which the key can be read. */
function ShownOnce({ made, onClose }: { made: NewApiKey; onClose: () => void }): ReactNode {
  return (
    <>
      <DialogTitle id="api-key-title">Copy the key now</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">It is shown this once. If it gets lost, revoke it and make another.</Alert>
        <TextField
          label={made.name}
          value={made.key}
          fullWidth
          multiline
          slotProps={{ htmlInput: { readOnly: true, spellCheck: false, sx: { fontFamily: 'monospace', wordBreak: 'break-all' } } }}
          sx={{ mt: 1 }}
        />
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          Send it with each request as “Authorization: Bearer” followed by the key.
        </Typography>
      </DialogContent>
      <DialogActions>
        <CopyButton text={made.key} />
        <Button variant="contained" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}

function Scopes({ chosen, onToggle }: { chosen: ReadonlySet<string>; onToggle: (name: string) => void }): ReactNode {
  const { me, org } = useTenant();
  return (
    <Box role="group" aria-label="What it may do" sx={{ display: 'grid', gap: 0.25 }}>
      {scopeGroups(me.permissions, org.kind).map((group) => (
        <Box
          key={group.area}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', borderBottom: '1px solid', borderColor: 'divider', py: 0.25 }}
        >
          <Typography sx={{ width: { xs: '100%', sm: 170 }, fontSize: 14, fontWeight: 600, pt: { xs: 0.75, sm: 0 } }}>
            {group.area}
          </Typography>
          {group.scopes.map(({ name, label }) => (
            <FormControlLabel
              key={name}
              label={label}
              control={
                <Checkbox
                  size="small"
                  checked={chosen.has(name)}
                  onChange={() => onToggle(name)}
                  slotProps={{ input: { 'aria-label': `${group.area}: ${label}` } }}
                />
              }
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** Names a key, says what it may do, and shows it once. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }): ReactNode {
  const provider = useProvider();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const make = useAct(() => provider.makeApiKey({ name: name.trim(), scopes: [...chosen], expiresAt: expiryAfter(days, Date.now()) }), {
    touches: ['api-keys'],
    isQuiet: true,
  });
  const toggle = (scope: string): void =>
    setChosen((current) => {
      const next = new Set(current);
      if (!next.delete(scope)) next.add(scope);
      return next;
    });
  const errors = make.error ? (fieldErrors(make.error) ?? {}) : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="api-key-title" {...(make.data ? {} : { onClose })}>
      {make.data ? (
        <ShownOnce made={make.data} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <DialogTitle id="api-key-title">New API key</DialogTitle>
          <DialogContent sx={{ display: 'grid', gap: 2 }}>
            {make.error ? <Alert severity="error">{errors['scopes'] ?? errors['expiresAt'] ?? messageOf(make.error)}</Alert> : null}
            <TextField
              label="Name"
              helperText={errors['name'] ?? 'What uses it, such as “Website form”'}
              error={errors['name'] !== undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              autoFocus
              slotProps={{ htmlInput: { maxLength: 80 } }}
              sx={{ mt: 1 }}
            />
            <TextField select label="Good for" value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {lifetimes.map((lifetime) => (
                <MenuItem key={lifetime.days} value={lifetime.days}>
                  {lifetime.label}
                </MenuItem>
              ))}
            </TextField>
            <div>
              <Typography sx={{ fontWeight: 600 }}>What it may do</Typography>
              <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
                Never more than you may. It ends when your access to this business ends.
              </Typography>
            </div>
            <Scopes chosen={chosen} onToggle={toggle} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="contained" loading={make.isPending} disabled={name.trim() === '' || chosen.size === 0}>
              Make the key
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
