import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Field } from './fields.rules';

interface OrderInputProps {
  field: Extract<Field, { kind: 'order' }>;
  value: unknown;
  error: string | undefined;
  onChange: (value: string[]) => void;
}

/** A list in an order of its own: buttons move an entry, so that no mouse is needed. */
export function OrderInput({ field, value, error, onChange }: OrderInputProps): ReactNode {
  const chosen = value as string[];
  const nameOf = (id: string): string => field.options.find((option) => option.id === id)?.name ?? id;
  const left = field.options.filter((option) => !chosen.includes(option.id));
  const move = (index: number, by: number): void => {
    const next = [...chosen];
    const [entry] = next.splice(index, 1);
    next.splice(index + by, 0, entry!);
    onChange(next);
  };
  return (
    <FormControl component="fieldset" error={error !== undefined} sx={{ width: '100%' }}>
      <FormLabel component="legend">{field.label}</FormLabel>
      <Box component="ol" sx={{ m: 0, pl: 3 }}>
        {chosen.map((id, index) => (
          <Box component="li" key={id} sx={{ py: 0.25 }}>
            <Box sx={{ display: 'flex', alignItems: 'center' }}>
              <Typography sx={{ flex: 1, fontSize: 15 }}>{nameOf(id)}</Typography>
              <IconButton aria-label={`Move ${nameOf(id)} up`} disabled={index === 0} onClick={() => move(index, -1)}>
                <ArrowUp fontSize="small" />
              </IconButton>
              <IconButton aria-label={`Move ${nameOf(id)} down`} disabled={index === chosen.length - 1} onClick={() => move(index, 1)}>
                <ArrowDown fontSize="small" />
              </IconButton>
              <IconButton aria-label={`Remove ${nameOf(id)}`} onClick={() => onChange(chosen.filter((each) => each !== id))}>
                <Close fontSize="small" />
              </IconButton>
            </Box>
          </Box>
        ))}
      </Box>
      {left.length > 0 ? (
        <TextField
          select
          size="small"
          label="Add"
          value=""
          onChange={(event) => onChange([...chosen, event.target.value])}
          sx={{ mt: 1, maxWidth: 320 }}
        >
          {left.map((option) => (
            <MenuItem key={option.id} value={option.id}>
              {option.name}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <FormHelperText>{error ?? field.hint}</FormHelperText>
    </FormControl>
  );
}
