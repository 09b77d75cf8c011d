import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { useZone } from '../root/tenant';
import { addDays, dayKey, formatDay, instantOf } from './business-time';
import { SearchBox } from './SearchBox';

function useFilter(): { values: Record<string, unknown>; set: (name: string, value: unknown) => void; clear: () => void } {
  const { filterValues, setFilters } = useListContext();
  const values = (filterValues ?? {}) as Record<string, unknown>;
  const set = (name: string, value: unknown): void => {
    const next = { ...values };
    if (value === '' || value === undefined || value === null) delete next[name];
    else next[name] = value;
    setFilters(next, [], false);
  };
  return { values, set, clear: () => setFilters({}, [], false) };
}

export function SearchFilter({ label }: { label: string }): ReactNode {
  const { values, set } = useFilter();
  return (
    <SearchBox
      label={label}
      asked={String(values['q'] ?? '')}
      onSearch={(text) => set('q', text)}
      sx={{ flex: { xs: '1 1 100%', sm: '0 1 280px' } }}
    />
  );
}

export function ChoiceFilter({
  name,
  label,
  choices,
}: {
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
}): ReactNode {
  const { values, set } = useFilter();
  const value = values[name];
  return (
    <TextField
      select
      label={label}
      value={typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''}
      onChange={(event) => set(name, event.target.value)}
      sx={{ minWidth: 148, flex: { xs: '1 1 40%', sm: '0 0 auto' } }}
    >
      <MenuItem value="">Any</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** A day in the zone of the business, as the moment it begins; `isEnd` for the moment it ends. */
export function DayFilter({ name, label, isEnd = false }: { name: string; label: string; isEnd?: boolean }): ReactNode {
  const { values, set } = useFilter();
  const zone = useZone();
  const value = values[name];
  const shown = typeof value === 'string' ? dayKey(isEnd ? new Date(new Date(value).getTime() - 1) : value, zone) : '';
  const change = (day: string): void =>
    set(name, day === '' ? undefined : instantOf(isEnd ? addDays(day, 1) : day, '00:00', zone).toISOString());
  return (
    <TextField
      type="date"
      label={label}
      value={shown}
      onChange={(event) => change(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ minWidth: 148, flex: { xs: '1 1 40%', sm: '0 0 auto' } }}
    />
  );
}

/** Filters that arrived with a link, such as "since Nov 1", shown so that the reader knows why rows are missing. */
export function LinkedFilters({ names }: { names: Record<string, string> }): ReactNode {
  const { values, set, clear } = useFilter();
  const zone = useZone();
  const linked = Object.keys(names).filter((name) => values[name] !== undefined);
  const hasAny = Object.keys(values).some((name) => name !== 'q');
  if (linked.length === 0 && !hasAny) return null;
  const say = (name: string): string => {
    const value = values[name];
    const isInstant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
    return `${names[name]} ${isInstant ? formatDay(value, zone) : Array.isArray(value) ? value.join(' or ') : ''}`.trim();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
      {linked.map((name) => (
        <Button
          key={name}
          size="small"
          variant="outlined"
          endIcon={<Close sx={{ fontSize: '15px !important' }} />}
          onClick={() => set(name, undefined)}
          aria-label={`Remove filter ${say(name)}`}
        >
          {say(name)}
        </Button>
      ))}
      {hasAny ? (
        <Button size="small" onClick={clear}>
          Clear filters
        </Button>
      ) : null}
    </Box>
  );
}

export function FilterBar({ children }: { children: ReactNode }): ReactNode {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center' }}>{children}</Box>;
}
