import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useCan, useTenant } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { formatMoney } from '../shared/format';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Resource, Service } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { plainRow } from '../shared/rows';
import { ServiceDialog } from './ServiceDialog';

const all = { pagination: { page: 1, perPage: 100 } };

function Services(): ReactNode {
  const provider = useProvider();
  const { currency } = useTenant().org;
  const can = useCan();
  const [edited, setEdited] = useState<Service | 'new' | null>(null);
  const query = useQuery({
    queryKey: ['services', 'all'],
    queryFn: async ({ signal }) => (await provider.getList<Service>('services', { ...all, signal })).data,
  });
  const add = can('services', 'create') ? (
    <Button startIcon={<Add />} variant="outlined" onClick={() => setEdited('new')}>
      Add a service
    </Button>
  ) : null;
  return (
    <Panel title="Services" hint="What customers can book, and how long it takes." action={query.data?.length ? add : null}>
      {query.isPending ? (
        <RowSkeletons count={3} />
      ) : query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.data?.length === 0 ? (
        <EmptyState picture="calendar" title="No services yet" isCompact action={add}>
          The assistant books one-hour visits until you add some.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data?.map((service) => (
            <Box component="li" key={service.id} sx={plainRow}>
              <Box sx={{ flex: 1, minWidth: 180 }}>
                <Typography sx={{ fontWeight: 600 }}>{service.name}</Typography>
                <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
                  {service.durationMinutes} min{service.bufferMinutes > 0 ? ` + ${service.bufferMinutes} min travel` : ''}
                  {service.priceMinor === null
                    ? ''
                    : ` · ${formatMoney(service.priceMinor, currency)}${service.priceConfirmedAt ? ', confirmed' : ''}`}
                  {service.needsAddress ? ' · at the customer’s address' : ''}
                </Typography>
              </Box>
              {service.isActive ? null : <StatusChip label="Off" />}
              {can('services', 'edit') ? (
                <Button size="small" onClick={() => setEdited(service)} aria-label={`Edit ${service.name}`}>
                  Edit
                </Button>
              ) : null}
            </Box>
          ))}
        </Box>
      )}
      {edited ? <ServiceDialog service={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </Panel>
  );
}

function Resources(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const [name, setName] = useState('');
  const query = useQuery({
    queryKey: ['resources', 'all'],
    queryFn: async ({ signal }) => (await provider.getList<Resource>('resources', { ...all, signal })).data,
  });
  const add = useAct((newName: string) => provider.create('resources', { data: { name: newName } }), {
    touches: ['resources', 'availability'],
    done: 'Added',
    onDone: () => setName(''),
  });
  const toggle = useAct(
    (resource: Resource) =>
      provider.update('resources', { id: resource.id, data: { isActive: !resource.isActive }, previousData: { id: resource.id } }),
    { touches: ['resources', 'availability'], done: 'Saved' },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') add.mutate(name.trim());
  };
  return (
    <Panel title="Who or what does the work" hint="Each can do one job at a time: trucks, chairs, people.">
      {query.isPending ? <RowSkeletons count={2} /> : null}
      {query.error && !query.data ? <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {query.data?.map((resource) => (
          <Box component="li" key={resource.id} sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 1 }}>
            <Typography sx={{ flex: 1, fontWeight: 600 }}>{resource.name}</Typography>
            {resource.isDefault ? <StatusChip label="Default" tone="info" /> : null}
            {resource.isActive ? null : <StatusChip label="Off" />}
            {can('resources', 'edit') && !resource.isDefault ? (
              <Button
                size="small"
                onClick={() => toggle.mutate(resource)}
                aria-label={`Switch ${resource.name} ${resource.isActive ? 'off' : 'on'}`}
              >
                {resource.isActive ? 'Switch off' : 'Switch on'}
              </Button>
            ) : null}
          </Box>
        ))}
      </Box>
      {can('resources', 'create') ? (
        <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <TextField label="New truck, chair or person" value={name} onChange={(event) => setName(event.target.value)} sx={{ flex: 1 }} />
          <Button type="submit" variant="outlined" disabled={name.trim() === ''} loading={add.isPending}>
            Add
          </Button>
        </Box>
      ) : null}
    </Panel>
  );
}

export function ServiceSection(): ReactNode {
  return (
    <>
      <Services />
      <Resources />
    </>
  );
}
