import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTenant } from '../root/tenant';
import { HoursInput } from '../settings/HoursInput';
import type { Field } from './fields.rules';
import type { Values } from './values.rules';
import { OrderInput } from './OrderInput';
import { RecordsInput } from './RecordsInput';

const zones = Intl.supportedValuesOf('timeZone');
const inputTypes: Partial<Record<Field['kind'], string>> = { phone: 'tel', email: 'email', time: 'time' };

function ManyInput({ field, value, error, onChange }: InputProps): ReactNode {
  const chosen = value as string[];
  const { options } = field as Extract<Field, { kind: 'many' }>;
  return (
    <FormControl component="fieldset" error={error !== undefined}>
      <FormLabel component="legend">{field.label}</FormLabel>
      <FormGroup sx={{ columnGap: 2, flexDirection: { xs: 'column', sm: 'row' } }}>
        {options.map((option) => (
          <FormControlLabel
            key={option.id}
            label={option.name}
            control={
              <Checkbox
                checked={chosen.includes(option.id)}
                onChange={(_, isOn) => onChange(isOn ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))}
              />
            }
          />
        ))}
      </FormGroup>
      <FormHelperText>{error ?? field.hint}</FormHelperText>
    </FormControl>
  );
}

interface InputProps {
  field: Field;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

function FlagInput({ field, value, error, onChange }: InputProps): ReactNode {
  return (
    <FormControl error={error !== undefined}>
      <FormControlLabel label={field.label} control={<Checkbox checked={value as boolean} onChange={(_, isOn) => onChange(isOn)} />} />
      {error ? <FormHelperText>{error}</FormHelperText> : null}
    </FormControl>
  );
}

function PlainInput({ field, value, error, onChange }: InputProps): ReactNode {
  const { currency } = useTenant().org;
  const shared: TextFieldProps = {
    label: field.label,
    value,
    onChange: (event) => onChange(event.target.value),
    error: error !== undefined,
    helperText: error ?? field.hint,
    fullWidth: true,
  };
  if (field.kind === 'zone')
    return (
      <TextField {...shared} select slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replace(/_/g, ' ')}
          </option>
        ))}
      </TextField>
    );
  if (field.kind === 'select') {
    // A value from elsewhere, such as an industry we have no word for, stays visible.
    const isKnown = value === '' || field.options.some((option) => option.id === value);
    return (
      <TextField {...shared} select>
        {isKnown ? null : <MenuItem value={value as string}>{value as string}</MenuItem>}
        {field.options.map((option) => (
          <MenuItem key={option.id} value={option.id}>
            {option.name}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  if (field.kind === 'long' || field.kind === 'lines') return <TextField {...shared} multiline minRows={field.kind === 'long' ? 2 : 3} />;
  if (field.kind === 'number')
    return <TextField {...shared} type="number" slotProps={{ htmlInput: { min: field.min, max: field.max, step: 1 } }} />;
  if (field.kind === 'money')
    return (
      <TextField
        {...shared}
        type="number"
        slotProps={{
          htmlInput: { min: 0, step: 1 },
          input: { startAdornment: <InputAdornment position="start">{currency}</InputAdornment> },
        }}
      />
    );
  const type = inputTypes[field.kind] ?? 'text';
  return <TextField {...shared} type={type} slotProps={type === 'time' ? { inputLabel: { shrink: true } } : {}} />;
}

const wide = new Set<Field['kind']>(['long', 'lines', 'many', 'order', 'records', 'hours', 'flag']);

/** One question of the questionnaire. */
export function FieldInput({ field }: { field: Field }): ReactNode {
  const { field: bound, fieldState } = useController<Values>({ name: field.source });
  const props: InputProps = { field, value: bound.value, error: fieldState.error?.message, onChange: bound.onChange };
  return (
    <Box sx={{ minWidth: 0, gridColumn: wide.has(field.kind) ? '1 / -1' : 'auto' }}>
      {field.kind === 'hours' ? (
        <>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {field.label}
          </Typography>
          <HoursInput />
        </>
      ) : field.kind === 'many' ? (
        <ManyInput {...props} />
      ) : field.kind === 'order' ? (
        <OrderInput {...props} field={field} />
      ) : field.kind === 'records' ? (
        <RecordsInput {...props} field={field} />
      ) : field.kind === 'flag' ? (
        <FlagInput {...props} />
      ) : (
        <PlainInput {...props} />
      )}
    </Box>
  );
}
