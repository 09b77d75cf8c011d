import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTenant } from '../root/tenant';

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
  fault: string | undefined;
  hasFocus?: boolean;
}

/** The password of the one who is signed in. */
export function OwnPasswordField({ value, onChange, fault, hasFocus }: FieldProps): ReactNode {
  const { me } = useTenant();
  return (
    <>
      {/* so that a password manager knows whose password this is */}
      <input type="email" name="email" autoComplete="username" value={me.user.email} readOnly hidden />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        required
        fullWidth
        autoFocus={hasFocus === true}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={fault !== undefined}
        helperText={fault}
        sx={{ mt: 1 }}
      />
    </>
  );
}

/** Six digits, or a recovery code where that counts as well. */
export function CodeField({ value, onChange, fault, hasFocus, hint }: FieldProps & { hint: string }): ReactNode {
  return (
    <TextField
      label="Code"
      autoComplete="one-time-code"
      required
      fullWidth
      autoFocus={hasFocus === true}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={fault !== undefined}
      helperText={fault ?? hint}
      slotProps={{ htmlInput: { maxLength: 24, spellCheck: false, sx: { fontFamily: 'monospace', letterSpacing: '0.08em' } } }}
    />
  );
}
