import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Column, Field } from './fields.rules';
import type { Values } from './values.rules';

interface RecordsInputProps {
  field: Extract<Field, { kind: 'records' }>;
  value: unknown;
  error: string | undefined;
  onChange: (value: Values[]) => void;
}

const emptyOf = (columns: readonly Column[]): Values =>
  Object.fromEntries(columns.map((column) => [column.source, column.options?.[0]?.id ?? '']));

/** A list of small records, each in a row of its own; on a phone its inputs stand below each other. */
export function RecordsInput({ field, value, error, onChange }: RecordsInputProps): ReactNode {
  const records = value as Values[];
  const set = (index: number, source: string, next: string): void =>
    onChange(records.map((record, at) => (at === index ? { ...record, [source]: next } : record)));
  return (
    <FormControl component="fieldset" error={error !== undefined} sx={{ width: '100%' }}>
      <FormLabel component="legend">{field.label}</FormLabel>
      <Box sx={{ display: 'grid', gap: 1.5, mt: 1 }}>
        {records.map((record, index) => (
          <Box key={index} sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
            <Box
              sx={{
                flex: 1,
                display: 'grid',
                gap: 1,
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: field.columns.map((column) => (column.isLong ? '2fr' : '1fr')).join(' ') },
              }}
            >
              {field.columns.map((column) => (
                <TextField
                  key={column.source}
                  size="small"
                  label={`${column.label} ${index + 1}`}
                  value={(record[column.source] as string | undefined) ?? ''}
                  onChange={(event) => set(index, column.source, event.target.value)}
                  select={column.options !== undefined}
                  multiline={column.isLong === true}
                >
                  {column.options?.map((option) => (
                    <MenuItem key={option.id} value={option.id}>
                      {option.name}
                    </MenuItem>
                  ))}
                </TextField>
              ))}
            </Box>
            <IconButton aria-label={`Remove ${field.label} ${index + 1}`} onClick={() => onChange(records.filter((_, at) => at !== index))}>
              <Close fontSize="small" />
            </IconButton>
          </Box>
        ))}
        <Button startIcon={<Add />} sx={{ justifySelf: 'start' }} onClick={() => onChange([...records, emptyOf(field.columns)])}>
          {field.add}
        </Button>
      </Box>
      <FormHelperText>{error ?? field.hint}</FormHelperText>
    </FormControl>
  );
}
