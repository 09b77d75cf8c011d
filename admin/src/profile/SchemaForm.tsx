import Add from '@mui/icons-material/Add';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { humanise } from '../shared/format';
import { blank, choiceWords, type Schema } from './profile.rules';

type Path = readonly (string | number)[];

interface FieldProps {
  schema: Schema;
  value: unknown;
  path: Path;
  /** Replaces what stands at a place. */
  onChange: (path: Path, value: unknown) => void;
  /** By place: `products.1.name`. */
  errors: Record<string, string>;
  isReadOnly: boolean;
  label?: string;
}

const longText = 160;
const isLong = ({ type, format, maxLength, enum: choices }: Schema): boolean =>
  type === 'string' && !choices && !format && (maxLength ?? 0) > longText;
/** Short fields stand side by side where there is room; whatever is long has the whole width. */
const columns = { gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fill, minmax(240px, 1fr))' } };
const wholeWidth = { gridColumn: '1 / -1' };

/** One document as a form made of its published schema: whatever the schema gains, the form shows. */
export function SchemaForm({ schema, ...rest }: Omit<FieldProps, 'path'>): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 2.5, ...columns }}>
      {Object.entries(schema.properties ?? {}).map(([key, inner]) => (
        <Field key={key} {...rest} schema={inner} value={(rest.value as Record<string, unknown> | undefined)?.[key]} path={[key]} />
      ))}
    </Box>
  );
}

function Field(props: FieldProps): ReactNode {
  const { schema, isReadOnly } = props;
  const isFixed = isReadOnly || schema.readOnly === true;
  if (schema.type === 'array') return <ListField {...props} isReadOnly={isFixed} />;
  if (schema.type === 'object') return <GroupField {...props} isReadOnly={isFixed} />;
  if (schema.type === 'boolean') return <FlagField {...props} isReadOnly={isFixed} />;
  return <TextLikeField {...props} isReadOnly={isFixed} />;
}

const labelOf = ({ label, schema, path }: FieldProps): string => label ?? schema.title ?? humanise(String(path.at(-1) ?? ''));

function TextLikeField(props: FieldProps): ReactNode {
  const { schema, value, path, onChange, errors, isReadOnly } = props;
  const why = errors[path.join('.')];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const isTall = isLong(schema);
  const shown = value === null || value === undefined ? '' : String(value as string | number);
  return (
    <TextField
      label={labelOf(props)}
      value={shown}
      fullWidth
      size="small"
      disabled={isReadOnly}
      select={schema.enum !== undefined}
      multiline={isTall}
      {...(isTall ? { minRows: 2, sx: wholeWidth } : {})}
      type={isNumber ? 'number' : 'text'}
      error={why !== undefined}
      helperText={
        why ?? schema.description ?? (isNumber && schema.minimum !== undefined ? `${schema.minimum} to ${schema.maximum ?? ''}` : undefined)
      }
      slotProps={{
        htmlInput: {
          ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
          ...(isNumber && { min: schema.minimum, max: schema.maximum }),
        },
      }}
      onChange={({ target }) => onChange(path, isNumber && target.value !== '' ? Number(target.value) : target.value)}
    >
      {schema.enum?.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {choiceWords(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function FlagField(props: FieldProps): ReactNode {
  const { value, path, onChange, errors, isReadOnly } = props;
  const why = errors[path.join('.')];
  return (
    <Box>
      <FormControlLabel
        control={<Checkbox checked={value === true} disabled={isReadOnly} onChange={(_, isOn) => onChange(path, isOn)} />}
        label={labelOf(props)}
      />
      {why ? <FormHelperText error>{why}</FormHelperText> : null}
    </Box>
  );
}

function GroupField(props: FieldProps): ReactNode {
  const { schema, value, path, onChange, errors, isReadOnly } = props;
  return (
    <Box
      component="fieldset"
      sx={{
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: 2,
        m: 0,
        p: 2,
        minWidth: 0,
        display: 'grid',
        gap: 2,
        ...columns,
        ...wholeWidth,
      }}
    >
      <Typography component="legend" sx={{ px: 0.5, fontSize: 14, fontWeight: 600 }}>
        {labelOf(props)}
      </Typography>
      {Object.entries(schema.properties ?? {}).map(([key, inner]) => (
        <Field
          key={key}
          schema={inner}
          value={(value as Record<string, unknown> | undefined)?.[key]}
          path={[...path, key]}
          {...{ onChange, errors, isReadOnly }}
        />
      ))}
    </Box>
  );
}

function ListField(props: FieldProps): ReactNode {
  const { schema, value, path, onChange, errors, isReadOnly } = props;
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  const item = schema.items ?? {};
  const label = labelOf(props);
  const why = errors[path.join('.')];
  const isFull = schema.maxItems !== undefined && entries.length >= schema.maxItems;
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)', ...wholeWidth }}>
      <Typography sx={{ fontSize: 14, fontWeight: 600 }}>{label}</Typography>
      {why ? (
        <FormHelperText error>{why}</FormHelperText>
      ) : schema.description ? (
        <FormHelperText>{schema.description}</FormHelperText>
      ) : null}
      {entries.length === 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          None.
        </Typography>
      ) : null}
      {schema.readOnly === true && item.type !== 'object' ? (
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 14 }}>
          {entries.map((text) => (
            <li key={String(text)}>{String(text)}</li>
          ))}
        </Box>
      ) : (
        entries.map((one, at) => (
          // entries have no ids; a place in the list is what they are known by
          <Box key={at} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Field schema={item} value={one} path={[...path, at]} label={`${label} ${at + 1}`} {...{ onChange, errors, isReadOnly }} />
            </Box>
            {isReadOnly ? null : (
              <Box sx={{ display: 'flex', flexDirection: { xs: item.type === 'object' ? 'column' : 'row', sm: 'row' } }}>
                <IconButton
                  aria-label={`Move ${label} ${at + 1} up`}
                  disabled={at === 0}
                  onClick={() => onChange(path, entries.toSpliced(at - 1, 2, one, entries[at - 1]))}
                >
                  <ArrowUpward fontSize="small" />
                </IconButton>
                <IconButton aria-label={`Remove ${label} ${at + 1}`} onClick={() => onChange(path, entries.toSpliced(at, 1))}>
                  <DeleteOutline fontSize="small" />
                </IconButton>
              </Box>
            )}
          </Box>
        ))
      )}
      {isReadOnly || schema.readOnly === true ? null : (
        <Button
          size="small"
          startIcon={<Add />}
          disabled={isFull}
          sx={{ justifySelf: 'start' }}
          aria-label={isFull ? `No more fit into ${label}` : `Add to ${label}`}
          onClick={() => onChange(path, [...entries, blank(item)])}
        >
          {isFull ? 'No more fit' : 'Add'}
        </Button>
      )}
    </Box>
  );
}
