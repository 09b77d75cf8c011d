import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTenant } from '../root/tenant';
import type { Role } from '../shared/types';
import { orgRoles, roleWords } from './people.rules';
import { roleSummary } from './roles.rules';
import { useRoles } from './useRoles';

const fixed = orgRoles.map((id) => ({ id, name: null, permissions: [] }) satisfies Pick<Role, 'id' | 'name' | 'permissions'>);

/** A role to be given. One that may do more than the giver can be seen but not chosen. */
export function RoleField({ value, onChange }: { value: string; onChange: (role: string) => void }): ReactNode {
  const { me } = useTenant();
  // The built-in ones are known without asking: a list that cannot be read now keeps nobody from inviting.
  const roles = useRoles().data ?? fixed;
  const chosen = roles.find((role) => role.id === value);
  const { may } = roleWords(value);
  const mayGive = (permissions: readonly string[]): boolean => permissions.every((name) => me.permissions.includes(name));
  return (
    <TextField
      select
      label="Role"
      value={chosen ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      helperText={may ? `May do: ${may}` : chosen ? roleSummary(chosen.permissions) : ' '}
    >
      {roles.map((role) => (
        <MenuItem key={role.id} value={role.id} disabled={!mayGive(role.permissions)}>
          {roleWords(role.id, role.name).name}
        </MenuItem>
      ))}
    </TextField>
  );
}
