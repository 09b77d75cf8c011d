import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import type { Location, NumberItem } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { LocationDialog } from './LocationDialog';

function useLocations() {
  const provider = useProvider();
  return useQuery({ queryKey: ['locations'], queryFn: provider.locations });
}

function useNumbers() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['numbers', 'list'],
    queryFn: async ({ signal }) => (await provider.getList<NumberItem>('numbers', { pagination: { page: 1, perPage: 50 }, signal })).data,
  });
}

function Row({
  location,
  numbers,
  onEdit,
}: {
  location: Location;
  numbers: readonly NumberItem[];
  onEdit: (() => void) | null;
}): ReactNode {
  const provider = useProvider();
  const remove = useAct(() => provider.delete('locations', { id: location.id }), {
    touches: ['locations', 'numbers'],
    done: `${location.name} is removed; its numbers stay`,
  });
  const details = [
    location.address || 'No address',
    location.hours ? 'Own hours' : 'Hours of the business',
    location.timeZone?.replace(/_/g, ' ') ?? 'Zone of the business',
  ];
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}
    >
      <Box sx={{ flex: 1, minWidth: { xs: '100%', sm: 220 } }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{location.name}</Typography>
        <Typography component="div" color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
          {details.join(' · ')}
          {numbers.map((number) => (
            <span key={number.id}>
              {' '}
              · <PhoneText value={number.address} />
            </span>
          ))}
        </Typography>
      </Box>
      {onEdit ? (
        <>
          <Button size="small" onClick={onEdit} aria-label={`Change ${location.name}`}>
            Change
          </Button>
          <Button
            size="small"
            color="error"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined)}
            aria-label={`Remove ${location.name}`}
          >
            Remove
          </Button>
        </>
      ) : null}
    </Box>
  );
}

function Belonging({ numbers, locations }: { numbers: readonly NumberItem[]; locations: readonly Location[] }): ReactNode {
  const provider = useProvider();
  const move = useAct(({ id, to }: { id: string; to: string }) => provider.locateNumber(id, to === '' ? null : to), {
    touches: ['numbers', 'locations'],
    done: 'The number is moved',
  });
  return (
    <Panel title="Which number belongs where" hint="Calls and texts to a number follow the hours of its location.">
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {numbers.map((number) => (
          <TextField
            key={number.id}
            select
            label={number.address}
            value={number.locationId ?? ''}
            disabled={move.isPending}
            onChange={(event) => move.mutate({ id: number.id, to: event.target.value })}
            slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
            sx={{ maxWidth: 420 }}
          >
            <MenuItem value="">The business itself</MenuItem>
            {locations.map((location) => (
              <MenuItem key={location.id} value={location.id}>
                {location.name}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
    </Panel>
  );
}

/** Several shops under one business: each with its address, hours, zone and numbers. */
export function LocationSection(): ReactNode {
  const can = useCan();
  const locations = useLocations();
  const numbers = useNumbers();
  const [edited, setEdited] = useState<Location | 'new' | null>(null);
  const mayEdit = can('settings', 'edit');
  const rows = locations.data?.data ?? [];
  const add = mayEdit ? (
    <Button variant="outlined" startIcon={<Add />} onClick={() => setEdited('new')}>
      Add a location
    </Button>
  ) : null;
  return (
    <>
      <Panel title="Locations" hint="Only needed when the business works from several places." action={rows.length > 0 ? add : null}>
        {locations.isPending ? (
          <RowSkeletons count={2} />
        ) : !locations.data ? (
          <ErrorState error={locations.error} onRetry={() => void locations.refetch()} isCompact />
        ) : rows.length === 0 ? (
          <EmptyState picture="phone" title="One place so far" isCompact action={add}>
            Every number follows the hours and the zone of the business. Add a location for a shop with its own.
          </EmptyState>
        ) : (
          <Box component="ul" aria-label="Locations" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((location) => (
              <Row
                key={location.id}
                location={location}
                numbers={(numbers.data ?? []).filter((number) => number.locationId === location.id)}
                onEdit={mayEdit ? () => setEdited(location) : null}
              />
            ))}
          </Box>
        )}
      </Panel>
      {rows.length > 0 && numbers.data?.length && can('numbers', 'create') ? <Belonging numbers={numbers.data} locations={rows} /> : null}
      {edited ? <LocationDialog location={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
