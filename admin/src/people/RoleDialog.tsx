import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useTenant } from '../root/tenant';
import type { Role } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { permissionGroups, toggled } from './roles.rules';

interface GridProps {
  all: readonly string[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Areas down, actions across. What one may not do oneself cannot be given. */
function PermissionGrid({ all, chosen, onChange }: GridProps): ReactNode {
  const { me } = useTenant();
  return (
    <Box role="group" aria-label="What it may do">
      {permissionGroups(all).map((group) => (
        <Box
          key={group.area}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', borderBottom: '1px solid', borderColor: 'divider', py: 0.25 }}
        >
          <Typography sx={{ width: { xs: '100%', sm: 210 }, fontSize: 14, fontWeight: 600, pt: { xs: 0.75, sm: 0 } }}>
            {group.area}
          </Typography>
          <Box sx={{ flex: 1, minWidth: { xs: '100%', sm: 240 }, display: 'flex', flexWrap: 'wrap' }}>
            {group.permissions.map(({ name, label }) => (
              <FormControlLabel
                key={name}
                label={label}
                disabled={!me.permissions.includes(name)}
                control={
                  <Checkbox
                    size="small"
                    checked={chosen.has(name)}
                    onChange={() => onChange(toggled(chosen, name, all))}
                    slotProps={{ input: { 'aria-label': `${group.area}: ${label}` } }}
                  />
                }
              />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface RoleDialogProps {
  /** Null for a new one. */
  role: Role | null;
  /** Everything a role of a business can hold. */
  all: readonly string[];
  onClose: () => void;
}

/** Name and permissions of a role; an own one that nobody has can be removed after a second press. */
export function RoleDialog({ role, all, onClose }: RoleDialogProps): ReactNode {
  const provider = useProvider();
  const titleId = useId();
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role?.permissions));
  const [isAsking, setAsking] = useState(false);
  const data = { name: name.trim(), permissions: all.filter((entry) => chosen.has(entry)) };
  const save = useAct(
    () =>
      role
        ? provider.update<Role>('roles', { id: role.id, data: { ...data, version: role.version }, previousData: { id: role.id } as Role })
        : provider.create<Role>('roles', { data }),
    {
      touches: ['roles', 'users', 'invites'],
      done: role ? 'Saved. It counts for everybody who has the role within five seconds.' : `The role ${data.name} can be given now`,
      onDone: onClose,
      isQuiet: true,
    },
  );
  const remove = useAct(() => provider.delete('roles', { id: role?.id ?? '' }), {
    touches: ['roles'],
    done: `The role ${role?.name ?? ''} is gone`,
    onDone: onClose,
    isQuiet: true,
  });
  const error = save.error ?? remove.error;
  const faults = errorsOf(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{role ? `Role: ${role.name}` : 'New role'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {error && faults['name'] === undefined ? <Alert severity="error">{faults['permissions'] ?? messageOf(error)}</Alert> : null}
          {isAsking ? (
            <Typography>Nobody has this role. Open invites that give it end with it.</Typography>
          ) : (
            <>
              <TextField
                label="Name"
                value={name}
                onChange={(event) => setName(event.target.value)}
                required
                autoFocus={!role}
                error={faults['name'] !== undefined}
                helperText={faults['name'] ?? 'What people are here, such as “Dispatcher”'}
                slotProps={{ htmlInput: { maxLength: 60 } }}
                sx={{ mt: 1 }}
              />
              <div>
                <Typography sx={{ fontWeight: 600 }}>What it may do</Typography>
                <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
                  Never more than you may. Changing something includes seeing it.
                </Typography>
              </div>
              <PermissionGrid all={all} chosen={chosen} onChange={setChosen} />
            </>
          )}
        </DialogContent>
        <DialogActions>
          {isAsking ? (
            <>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
              <Button color="error" variant="contained" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
                Remove {role?.name}
              </Button>
            </>
          ) : (
            <>
              {role && role.members === 0 ? (
                <Button color="error" onClick={() => setAsking(true)} sx={{ mr: 'auto' }}>
                  Remove
                </Button>
              ) : null}
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="contained" loading={save.isPending} disabled={name.trim() === '' || chosen.size === 0}>
                {role ? 'Save' : 'Make the role'}
              </Button>
            </>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
