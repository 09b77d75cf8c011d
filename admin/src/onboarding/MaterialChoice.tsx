import MenuItem from '@mui/material/MenuItem';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { ReactNode } from 'react';

/** A field of a dialog that takes one of several words; `choices` are the stored ones with what people read. */
export function MaterialChoice({ choices, ...field }: TextFieldProps & { choices: Readonly<Record<string, string>> }): ReactNode {
  return (
    <TextField select {...field}>
      {Object.entries(choices).map(([id, name]) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
