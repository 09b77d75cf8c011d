import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { humanise } from '../shared/format';
import { useVersions } from '../profile/useProfile';
import type { VariantDraft } from './experiment-form.rules';
import { readMinutes, timingWords, type LeverName } from './experiments.rules';

const tones = {
  formality: ['formal', 'professional', 'casual'],
  persuasion: ['soft', 'moderate', 'firm'],
  emojiPolicy: ['never', 'sparingly', 'frequent'],
} as const;
const shownVersions = 50;

interface VariantFieldsProps {
  at: number;
  lever: LeverName;
  variant: VariantDraft;
  /** Of the whole form, by place. */
  errors: Record<string, string>;
  onChange: (variant: VariantDraft) => void;
  /** Null for those that must stay. */
  onRemove: (() => void) | null;
}

interface ValueProps {
  value: Record<string, unknown>;
  onValue: (value: Record<string, unknown>) => void;
  said: (field: string, hint?: string) => { error: boolean; helperText: string };
}

function ToneFields({ value, onValue, said }: ValueProps): ReactNode {
  const set = (key: string, choice: string): void => {
    const { [key]: _, ...rest } = value;
    onValue(choice === '' ? rest : { ...rest, [key]: choice });
  };
  return Object.entries(tones).map(([key, choices]) => (
    <TextField
      key={key}
      select
      size="small"
      label={humanise(key)}
      value={(value[key] as string | undefined) ?? ''}
      onChange={({ target }) => set(key, target.value)}
      {...said(key)}
    >
      <MenuItem value="">As it is</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {humanise(choice)}
        </MenuItem>
      ))}
    </TextField>
  ));
}

function MinutesField({ value, onValue, said }: ValueProps): ReactNode {
  const [typed, setTyped] = useState((value['minutes'] as number[]).join(', '));
  return (
    <TextField
      size="small"
      label="Minutes until each reminder"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onValue({ minutes: readMinutes(target.value) ?? [] });
      }}
      {...said('minutes', 'Such as 60, 1440, 4320')}
    />
  );
}

function VersionField({ value, onValue, said }: ValueProps): ReactNode {
  const versions = useVersions(shownVersions);
  const rows = versions.data?.rows.filter(({ state }) => state !== 'published') ?? [];
  const chosen = String(value['versionId'] ?? '');
  return (
    <TextField
      select
      size="small"
      label="Version to try"
      value={versions.data ? chosen : ''}
      onChange={({ target }) => onValue({ versionId: target.value })}
      {...said(
        'versionId',
        versions.data && rows.length === 0 ? 'There is only the live version. Keep a changed one on the profile page first.' : '',
      )}
    >
      {chosen !== '' && !rows.some(({ id }) => id === chosen) ? <MenuItem value={chosen}>The version chosen before</MenuItem> : null}
      {rows.map((version) => (
        <MenuItem key={version.id} value={version.id}>
          Version {version.number}: {version.reason}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ValueFields({ lever, ...props }: ValueProps & { lever: LeverName }): ReactNode {
  const { value, onValue, said } = props;
  switch (lever) {
    case 'tone':
      return <ToneFields {...props} />;
    case 'follow_up':
      return <MinutesField {...props} />;
    case 'profile_version':
      return <VersionField {...props} />;
    case 'length':
      return (
        <TextField
          size="small"
          type="number"
          label="Words per text"
          value={value['maxWords'] ?? ''}
          onChange={({ target }) => onValue({ maxWords: target.value === '' ? null : Number(target.value) })}
          {...said('maxWords', '5 to 80')}
        />
      );
    case 'cta_timing':
      return (
        <TextField
          select
          size="small"
          label="When the next step is offered"
          value={value['timing']}
          onChange={({ target }) => onValue({ timing: target.value })}
          {...said('timing')}
        >
          {Object.entries(timingWords).map(([key, words]) => (
            <MenuItem key={key} value={key}>
              {words}
            </MenuItem>
          ))}
        </TextField>
      );
  }
}

/** One variant of a form: its name, its share, and what it does. The first is the control and does nothing. */
export function VariantFields({ at, lever, variant, errors, onChange, onRemove }: VariantFieldsProps): ReactNode {
  const place = `variants.${at}`;
  const saidAt = (field: string, hint = ''): { error: boolean; helperText: string } => ({
    error: errors[`${place}.${field}`] !== undefined,
    helperText: errors[`${place}.${field}`] ?? hint,
  });
  const { value } = variant;
  return (
    <Box
      component="fieldset"
      sx={{ border: '1px solid', borderColor: 'divider', borderRadius: 2, m: 0, p: 2, minWidth: 0, display: 'grid', gap: 2 }}
    >
      <Typography component="legend" sx={{ px: 0.5, fontSize: 14, fontWeight: 600 }}>
        {at === 0 ? 'Control' : `Variant ${at}`}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) 140px' } }}>
        <TextField
          size="small"
          label="Name"
          value={variant.name}
          onChange={({ target }) => onChange({ ...variant, name: target.value })}
          {...saidAt('name')}
        />
        <TextField
          size="small"
          type="number"
          label="Share in percent"
          value={variant.percent === 0 ? '' : variant.percent}
          onChange={({ target }) => onChange({ ...variant, percent: Number(target.value) })}
          {...saidAt('percent')}
        />
      </Box>
      {value === null ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          Everything as it is: what the others are compared with.
        </Typography>
      ) : (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: lever === 'tone' ? 'repeat(3, minmax(0, 1fr))' : 'minmax(0, 1fr)' },
          }}
        >
          <ValueFields
            key={lever}
            lever={lever}
            value={value}
            onValue={(next) => onChange({ ...variant, value: next })}
            said={(field, hint) => saidAt(`value.${field}`, hint)}
          />
        </Box>
      )}
      {errors[`${place}.value`] ? (
        <Typography color="error" sx={{ fontSize: 13 }}>
          {errors[`${place}.value`]}
        </Typography>
      ) : null}
      {onRemove ? (
        <Button size="small" onClick={onRemove} sx={{ justifySelf: 'start' }} aria-label={`Remove variant ${at}`}>
          Remove
        </Button>
      ) : null}
    </Box>
  );
}
