import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useVersions } from '../profile/useProfile';
import { stateChips } from '../profile/profile.rules';
import { useNow } from '../root/BusinessClock';
import { useCan, usePath, useTenant, useZone } from '../root/tenant';
import { addDays, dayKey, instantOf } from '../shared/business-time';
import { periodFilter, sizes, type Choice } from './replay.rules';
import type { ReplayOrder } from './useReplay';

const lastDays = 7;
const mostVersions = 50;
const sameDocuments = 'then';

interface ReplayFormProps {
  /** Of the address: a version that somebody wants to try, one conversation. */
  versionId: string | null;
  conversationId: string | null;
  isRunning: boolean;
  onStart: (order: ReplayOrder) => void;
  onStop: () => void;
}

function VersionField({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const versions = useVersions(mostVersions);
  const rows = versions.data?.rows ?? [];
  const isListed = value === sameDocuments || rows.some(({ id }) => id === value);
  return (
    <TextField
      select
      label="Decide with"
      value={isListed ? value : ''}
      onChange={({ target }) => onChange(target.value)}
      error={versions.error !== null && !versions.data}
      helperText={versions.error && !versions.data ? 'The versions could not be read. Open this page again.' : undefined}
    >
      <MenuItem value={sameDocuments}>The profile of then</MenuItem>
      {rows.map(({ id, number, state }) => (
        <MenuItem key={id} value={id}>
          Version {number} ({stateChips[state].label.toLowerCase()})
        </MenuItem>
      ))}
    </TextField>
  );
}

interface DayFieldProps {
  label: string;
  /** A day of the business, as YYYY-MM-DD; empty: open. */
  value: string;
  error?: string | undefined;
  onChange: (day: string) => void;
}

function DayField({ label, value, error, onChange }: DayFieldProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      error={error !== undefined}
      helperText={error}
    />
  );
}

function PeriodFields({
  choice,
  isBackwards,
  onChange,
}: {
  choice: Choice;
  isBackwards: boolean;
  onChange: (change: Partial<Choice>) => void;
}): ReactNode {
  return (
    <>
      <DayField label="Last text from" value={choice.from} onChange={(from) => onChange({ from })} />
      <DayField
        label="until"
        value={choice.until}
        error={isBackwards ? 'It lies before the first day.' : undefined}
        onChange={(until) => onChange({ until })}
      />
      <TextField
        select
        label="At most"
        value={choice.size}
        onChange={({ target }) => onChange({ size: Number(target.value) })}
        sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}
      >
        {sizes.map((size) => (
          <MenuItem key={size} value={size}>
            {size} conversations
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

/** Which conversations are decided again, and with what. */
export function ReplayForm({ versionId, conversationId, isRunning, onStart, onStop }: ReplayFormProps): ReactNode {
  const zone = useZone();
  const path = usePath();
  const now = useNow();
  const { isClockKnown } = useTenant();
  const mayChoose = useCan()('profile', 'list');
  const today = dayKey(now, zone);
  const [version, setVersion] = useState(versionId ?? sameDocuments);
  // Only what was chosen is kept: which day it is may be known a moment after the form.
  const [chosen, setChosen] = useState<Partial<Choice>>({});
  const choice: Choice = { from: addDays(today, 1 - lastDays), until: today, size: 25, ...chosen };
  // Both days chosen, or one conversation: what today is does not matter.
  const isDayMissing = !isClockKnown && conversationId === null && (chosen.from === undefined || chosen.until === undefined);
  const startOf = (day: string): string => instantOf(day, '00:00', zone).toISOString();
  const isBackwards = choice.from !== '' && choice.until !== '' && choice.from > choice.until;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBackwards || isDayMissing) return;
    onStart({
      versionId: version === sameDocuments ? null : version,
      conversationId,
      filter: periodFilter(choice, startOf, (day) => addDays(day, 1)),
      size: choice.size,
    });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'minmax(0, 1.6fr) repeat(3, minmax(0, 1fr)) auto' },
        '& > :first-of-type, & > button': { gridColumn: { xs: '1 / -1', md: 'auto' } },
      }}
    >
      {mayChoose ? <VersionField value={version} onChange={setVersion} /> : <span>Decided with the profile of then.</span>}
      {conversationId === null ? (
        <PeriodFields choice={choice} onChange={(change) => setChosen({ ...chosen, ...change })} isBackwards={isBackwards} />
      ) : (
        <Typography sx={{ gridColumn: { xs: '1 / -1', md: 'span 3' }, alignSelf: 'center', fontSize: 14 }}>
          One conversation alone.{' '}
          <Link component={RouterLink} to={path('/decisions/replay')}>
            Choose a period instead
          </Link>
        </Typography>
      )}
      {isRunning ? (
        <Button variant="outlined" onClick={onStop} sx={{ height: 40 }}>
          Stop
        </Button>
      ) : (
        <Button type="submit" variant="contained" disabled={isDayMissing} sx={{ height: 40 }}>
          Decide again
        </Button>
      )}
    </Box>
  );
}
