import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import type { Cta } from '../shared/types';
import { priorityWords, type RuleAction, type RuleDraft, type RulePriority } from './rules.rules';

const actions: readonly { value: RuleAction['is']; label: string; hint: string }[] = [
  {
    value: 'escalate',
    label: 'Hand over to a person',
    hint: 'The customer is told that someone will call; the conversation waits for you.',
  },
  { value: 'offer_cta', label: 'Offer a link, document or booking', hint: 'Added to the answer, as often as its own limits allow.' },
  {
    value: 'stay_silent',
    label: 'Say nothing',
    hint: 'Whoever asks for a person still gets one, and dangers and STOP are always answered.',
  },
];
const priorityNames: Record<RulePriority, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

interface ActionFieldsProps {
  draft: RuleDraft;
  ctas: readonly Cta[];
  errors: Record<string, string>;
  onChange: (change: Partial<RuleDraft>) => void;
}

function CtaChoice({ draft, ctas, error, onChange }: Omit<ActionFieldsProps, 'errors'> & { error: string | undefined }): ReactNode {
  const path = usePath();
  if (ctas.length === 0)
    return (
      <Typography sx={{ fontSize: 14 }}>
        There is nothing to offer yet.{' '}
        <Link component={RouterLink} to={path('/onboarding/sales-process')}>
          Add a call to action
        </Link>{' '}
        first.
      </Typography>
    );
  return (
    <TextField
      select
      label="What is offered"
      value={ctas.some(({ id }) => id === draft.ctaId) ? draft.ctaId : ''}
      onChange={({ target }) => onChange({ ctaId: target.value })}
      error={error !== undefined}
      helperText={error}
    >
      {ctas.map(({ id, label, isActive }) => (
        <MenuItem key={id} value={id}>
          {label}
          {isActive ? '' : ' (switched off)'}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** "then ...": one thing is done. */
export function ActionFields({ draft, ctas, errors, onChange }: ActionFieldsProps): ReactNode {
  const id = useId();
  return (
    <>
      <FormControl>
        <FormLabel id={id} sx={{ fontSize: 14, fontWeight: 600, color: 'text.primary', '&.Mui-focused': { color: 'text.primary' } }}>
          Then
        </FormLabel>
        <RadioGroup aria-labelledby={id} value={draft.is} onChange={(_, is) => onChange({ is: is as RuleAction['is'] })}>
          {actions.map(({ value, label, hint }) => (
            <FormControlLabel
              key={value}
              value={value}
              control={<Radio size="small" />}
              sx={{ alignItems: 'flex-start', mt: 0.5 }}
              label={
                <>
                  {label}
                  <Typography component="span" color="text.secondary" sx={{ display: 'block', fontSize: 13 }}>
                    {hint}
                  </Typography>
                </>
              }
              slotProps={{ typography: { sx: { fontSize: 14.5, pt: 0.75 } } }}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {draft.is === 'escalate' ? (
        <>
          <TextField
            select
            label="How urgent"
            value={draft.priority}
            onChange={({ target }) => onChange({ priority: target.value as RulePriority })}
            sx={{ maxWidth: 320 }}
          >
            {Object.entries(priorityWords).map(([value, words]) => (
              <MenuItem key={value} value={value}>
                {priorityNames[value as RulePriority]}: {words}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="What the person should do"
            value={draft.note}
            onChange={({ target }) => onChange({ note: target.value })}
            multiline
            error={errors['action.note'] !== undefined}
            helperText={errors['action.note'] ?? 'Shown to them, never to the customer'}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
        </>
      ) : null}
      {draft.is === 'offer_cta' ? <CtaChoice draft={draft} ctas={ctas} error={errors['action.ctaId']} onChange={onChange} /> : null}
    </>
  );
}
