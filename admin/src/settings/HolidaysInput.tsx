import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { Holiday } from '../shared/types';

const check = (holidays: Holiday[]): string | true => {
  if (holidays.some((holiday) => !holiday.date)) return 'Every holiday needs a date.';
  if (new Set(holidays.map((holiday) => holiday.date)).size !== holidays.length) return 'The same day is listed twice.';
  return true;
};

export function HolidaysInput(): ReactNode {
  const { field, fieldState } = useController({ name: 'holidays', rules: { validate: check } });
  const holidays = (field.value ?? []) as Holiday[];
  const change = (index: number, changes: Partial<Holiday>): void =>
    field.onChange(holidays.map((holiday, i) => (i === index ? { ...holiday, ...changes } : holiday)));
  return (
    <Box role="group" aria-label="Holidays" sx={{ display: 'grid', gap: 1.25 }}>
      {holidays.length === 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          No holidays yet.
        </Typography>
      ) : null}
      {holidays.map((holiday, index) => (
        <Box key={index} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <TextField
            type="date"
            value={holiday.date}
            onChange={(event) => change(index, { date: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': `Holiday ${index + 1}, day` } }}
            sx={{ width: 160 }}
          />
          <TextField
            placeholder="Name, such as Christmas"
            value={holiday.name ?? ''}
            onChange={(event) => change(index, { name: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': `Holiday ${index + 1}, name`, maxLength: 80 } }}
            sx={{ flex: 1 }}
          />
          <IconButton aria-label={`Remove holiday ${index + 1}`} onClick={() => field.onChange(holidays.filter((_, i) => i !== index))}>
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      {fieldState.error ? (
        <FormHelperText error role="alert">
          {fieldState.error.message?.toString()}
        </FormHelperText>
      ) : null}
      <Button startIcon={<Add />} onClick={() => field.onChange([...holidays, { date: '', name: '' }])} sx={{ justifySelf: 'start' }}>
        Add a holiday
      </Button>
    </Box>
  );
}
