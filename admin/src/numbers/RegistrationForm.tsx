import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { changesOf, draftOf, type Draft, type RegistrationField } from './registration.fields';

interface FieldProps {
  field: RegistrationField;
  value: string | boolean;
  error: string | undefined;
  isStored: boolean;
  isLocked: boolean;
  onChange: (value: string | boolean) => void;
}

function Field({ field, value, error, isStored, isLocked, onChange }: FieldProps): ReactNode {
  const { name, label, hint, choices, isFlag, isLong, isList, isWide } = field;
  const column = { gridColumn: { sm: isWide ? '1 / -1' : 'auto' } };
  if (isFlag)
    return (
      <FormControlLabel
        label={label}
        disabled={isLocked}
        sx={column}
        control={<Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)} />}
      />
    );
  const kept = isStored && value === '' ? 'Stored. Leave it empty to keep it.' : hint;
  return (
    <TextField
      id={`registration-${name}`}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={error === undefined ? kept : `${label} ${error}`}
      disabled={isLocked}
      fullWidth
      multiline={isLong === true || isList === true}
      {...(isLong || isList ? { minRows: isList ? 3 : 2 } : {})}
      select={choices !== undefined}
      sx={column}
    >
      {choices?.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface RegistrationFormProps {
  fields: readonly RegistrationField[];
  values: Record<string, unknown>;
  isLocked: boolean;
  /** Why it cannot be submitted yet. */
  cannotSubmit?: string | null;
  onSave: (values: Record<string, string | boolean | string[]>) => Promise<unknown>;
  onSubmit: () => Promise<unknown>;
}

/** A registration as a form: kept as a draft at any time, submitted when it is whole. */
export function RegistrationForm({ fields, values, isLocked, cannotSubmit, onSave, onSubmit }: RegistrationFormProps): ReactNode {
  const [before] = useState<Draft>(() => draftOf(fields, values));
  const [draft, setDraft] = useState<Draft>(before);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const changes = changesOf(fields, before, draft);
  const isChanged = Object.keys(changes).length > 0;
  const errors = errorsOf(error);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => onSave(changes));
  };
  return (
    <Box
      component="form"
      onSubmit={save}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, alignItems: 'start' }}
    >
      {error ? (
        <Alert severity="error" sx={{ gridColumn: '1 / -1' }}>
          {Object.keys(errors).length > 0
            ? 'The carriers would send this back. Please mend the marked fields, keep the draft, and submit again.'
            : messageOf(error)}
        </Alert>
      ) : null}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={draft[field.name] ?? ''}
          error={errors[field.name]}
          isStored={typeof values[field.name] === 'string' && String(values[field.name]).includes('•')}
          isLocked={isLocked}
          onChange={(value) => setDraft((current) => ({ ...current, [field.name]: value }))}
        />
      ))}
      {isLocked ? null : (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Button type="submit" variant="outlined" loading={isBusy} disabled={!isChanged}>
            Keep the draft
          </Button>
          <Button
            variant="contained"
            loading={isBusy}
            disabled={isChanged || Boolean(cannotSubmit) || values['version'] === 0}
            onClick={() => void run(onSubmit)}
          >
            Submit
          </Button>
          <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
            {isChanged ? 'Keep the draft first.' : (cannotSubmit ?? '')}
          </Typography>
        </Box>
      )}
    </Box>
  );
}
