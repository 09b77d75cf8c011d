import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { agencyRoles, roleWords } from './people.rules';

/** What somebody is in the agency: one of two. */
export function AgencyRoleField({ value, onChange }: { value: string; onChange: (role: string) => void }): ReactNode {
  return (
    <TextField
      select
      label="Role"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={`May do: ${roleWords(value).may}`}
    >
      {agencyRoles.map((role) => (
        <MenuItem key={role} value={role}>
          {roleWords(role).name}
        </MenuItem>
      ))}
    </TextField>
  );
}
