import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useTenant } from '../root/tenant';
import { factWords, intentWords, moodWords, testWords, type RuleDraft, type SlotTest } from './rules.rules';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const mostTests = 6;

interface ChoiceProps {
  label: string;
  words: Readonly<Record<string, string>>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any of these; each is a switch that the keyboard reaches. */
function Choices({ label, words, chosen, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} sx={{ fontSize: 14, fontWeight: 600, mb: 0.75 }}>
        {label}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {Object.entries(words).map(([value, word]) => {
          const isOn = chosen.includes(value);
          return (
            <Chip
              key={value}
              component="button"
              type="button"
              clickable
              label={capital(word)}
              aria-pressed={isOn}
              color={isOn ? 'primary' : 'default'}
              variant={isOn ? 'filled' : 'outlined'}
              onClick={() => onChange(isOn ? chosen.filter((each) => each !== value) : [...chosen, value])}
            />
          );
        })}
      </Box>
    </Box>
  );
}

function FactRow({ test, onChange, onRemove }: { test: SlotTest; onChange: (test: SlotTest) => void; onRemove: () => void }): ReactNode {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'center',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '170px 150px minmax(0, 1fr) auto' },
      }}
    >
      <TextField
        select
        size="small"
        label="Fact"
        value={test.name}
        onChange={({ target }) => onChange({ ...test, name: target.value })}
        sx={{ gridColumn: { xs: 1, sm: 'auto' } }}
      >
        {Object.entries(factWords).map(([value, word]) => (
          <MenuItem key={value} value={value}>
            {capital(word.replace(/^the /, ''))}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label="Test"
        value={test.is}
        onChange={({ target }) => onChange({ ...test, is: target.value as SlotTest['is'] })}
        sx={{ gridColumn: { xs: 1, sm: 'auto' } }}
      >
        {Object.entries(testWords).map(([value, word]) => (
          <MenuItem key={value} value={value}>
            {word}
          </MenuItem>
        ))}
      </TextField>
      {test.is === 'contains' ? (
        <TextField
          size="small"
          label="Words"
          value={test.value ?? ''}
          onChange={({ target }) => onChange({ ...test, value: target.value })}
          slotProps={{ htmlInput: { maxLength: 120 } }}
          sx={{ gridColumn: { xs: 1, sm: 'auto' } }}
        />
      ) : (
        <Box sx={{ display: { xs: 'none', sm: 'block' } }} />
      )}
      <IconButton
        aria-label={`Remove the test of ${factWords[test.name] ?? test.name}`}
        onClick={onRemove}
        sx={{ gridColumn: { xs: 2, sm: 'auto' }, gridRow: { xs: 1, sm: 'auto' } }}
      >
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}

/** "When ...": all that is named must hold, of a list one is enough. */
export function ConditionFields({ draft, onChange }: { draft: RuleDraft; onChange: (change: Partial<RuleDraft>) => void }): ReactNode {
  const { currency } = useTenant().org;
  const id = useId();
  const { slots } = draft;
  const setTest = (at: number, test: SlotTest): void => onChange({ slots: slots.map((each, index) => (index === at ? test : each)) });
  const unused = Object.keys(factWords).find((name) => slots.every((each) => each.name !== name)) ?? 'service_needed';
  return (
    <>
      <Choices label="The customer" words={intentWords} chosen={draft.intents} onChange={(intents) => onChange({ intents })} />
      <Choices label="and sounds" words={moodWords} chosen={draft.sentiments} onChange={(sentiments) => onChange({ sentiments })} />
      <Box role="group" aria-labelledby={id} sx={{ display: 'grid', gap: 1.25 }}>
        <Typography id={id} sx={{ fontSize: 14, fontWeight: 600 }}>
          and what is known
        </Typography>
        {slots.map((test, at) => (
          <FactRow
            key={at}
            test={test}
            onChange={(next) => setTest(at, next)}
            onRemove={() => onChange({ slots: slots.filter((_, index) => index !== at) })}
          />
        ))}
        {slots.length < mostTests ? (
          <Button
            size="small"
            startIcon={<Add />}
            onClick={() => onChange({ slots: [...slots, { name: unused, is: 'known' }] })}
            sx={{ justifySelf: 'start' }}
          >
            Add a fact
          </Button>
        ) : null}
      </Box>
      <TextField
        label="and the job is worth at least"
        value={draft.value}
        onChange={({ target }) => onChange({ value: target.value })}
        helperText="The price of the service, else what a job is worth on average. Left empty, the worth does not matter."
        slotProps={{
          htmlInput: { inputMode: 'decimal' },
          input: { startAdornment: <InputAdornment position="start">{currency}</InputAdornment> },
        }}
        sx={{ maxWidth: 420 }}
      />
    </>
  );
}
