import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useTenant } from '../root/tenant';
import { formatPhone, parsePhone } from '../shared/format';
import { personas } from './personas';

interface PersonaPickerProps {
  value: string;
  onChange: (phone: string) => void;
}

/** Somebody ready-made, or any number typed in any format. */
export function PersonaPicker({ value, onChange }: PersonaPickerProps): ReactNode {
  const { country } = useTenant().org;
  const [error, setError] = useState<string | null>(null);
  const label = (phone: string): string => {
    const persona = personas.find((p) => p.phone === phone);
    return persona ? `${persona.name}, ${formatPhone(phone, country)}` : formatPhone(phone, country);
  };
  const choose = (typed: string | null): void => {
    if (!typed) return;
    const phone = personas.find((p) => p.phone === typed)?.phone ?? parsePhone(typed, country);
    setError(phone ? null : 'This cannot be a phone number.');
    if (phone) onChange(phone);
  };
  return (
    <Autocomplete
      freeSolo
      disableClearable
      options={personas.map((p) => p.phone)}
      value={value}
      getOptionLabel={label}
      filterOptions={(options) => options}
      onChange={(_, typed) => choose(typed)}
      renderOption={({ key, ...props }, phone) => {
        const persona = personas.find((p) => p.phone === phone);
        return (
          <li key={key} {...props}>
            <Box>
              <Box sx={{ fontWeight: 600, fontSize: 14 }}>{label(phone)}</Box>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{persona?.about}</Box>
            </Box>
          </li>
        );
      }}
      renderInput={(params) => <TextField {...params} label="Who calls" size="small" error={error !== null} helperText={error} />}
      sx={{ width: { xs: '100%', sm: 280 } }}
    />
  );
}
