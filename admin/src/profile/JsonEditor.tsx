import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { placeWords } from './profile.rules';

interface JsonEditorProps {
  label: string;
  value: unknown;
  errors: Record<string, string>;
  isReadOnly: boolean;
  onChange: (value: unknown) => void;
  /** Text that is no JSON yet cannot be kept. */
  onBroken: (isBroken: boolean) => void;
}

function parse(text: string): { value: unknown } | { why: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { why: `This is not JSON yet: ${(error as Error).message}` };
  }
}

/** One document as JSON; what the server holds against a field stands under it, by its place. */
export function JsonEditor({ label, value, errors, isReadOnly, onChange, onBroken }: JsonEditorProps): ReactNode {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const read = parse(text);
  const broken = 'why' in read ? read.why : null;
  const type = (typed: string): void => {
    setText(typed);
    const now = parse(typed);
    onBroken('why' in now);
    if ('value' in now) onChange(now.value);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {Object.entries(errors).map(([place, why]) => (
        <Alert key={place} severity="error">
          {placeWords(place)}: {why}
        </Alert>
      ))}
      <TextField
        label={`${label} as JSON`}
        value={text}
        onChange={({ target }) => type(target.value)}
        multiline
        minRows={12}
        maxRows={32}
        fullWidth
        disabled={isReadOnly}
        error={broken !== null}
        helperText={broken}
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace', fontSize: 13, lineHeight: 1.5 } } }}
      />
    </Box>
  );
}
