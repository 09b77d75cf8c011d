import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { addDays, instantOf } from '../shared/business-time';
import type { Appointment, Service } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

export type CalendarView = 'week' | 'day' | 'list';
const most = 300;
const listDays = 60;
export const touches = ['appointments', 'availability', 'dashboard', 'conversations', 'leads'] as const;

/** View, day and filters are in the address, so that a week can be shared. */
export function useCalendarAddress(fallback: CalendarView, today: string) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view');
  const view: CalendarView = asked === 'week' || asked === 'day' || asked === 'list' ? asked : fallback;
  const date = search.get('date');
  const day = date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : today;
  const set = (changes: Record<string, string | null>): void =>
    setSearch((current) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) current.delete(name);
        else current.set(name, value);
      }
      return current;
    });
  return { view, day, status: search.get('status') ?? '', isNew: search.get('new') === '1', set, search: search.toString() };
}

export function useAppointments(from: string, dayCount: number, zone: string, status: string) {
  const provider = useProvider();
  const filter = {
    from: instantOf(from, '00:00', zone).toISOString(),
    to: instantOf(addDays(from, dayCount), '00:00', zone).toISOString(),
    ...(status ? { status } : {}),
  };
  return useQuery({
    queryKey: ['appointments', 'calendar', filter],
    queryFn: async ({ signal }) =>
      (
        await provider.getList<Appointment>('appointments', {
          pagination: { page: 1, perPage: most },
          sort: { field: 'startsAt', order: 'ASC' },
          filter,
          signal,
        })
      ).data,
    placeholderData: keepPreviousData,
  });
}
export { listDays };

export function useAppointment(id: string | null) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['appointments', 'detail', id],
    queryFn: async ({ signal }) => (await provider.getOne<Appointment>('appointments', { id: id ?? '', signal })).data,
    enabled: id !== null,
  });
}

export function useServices() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['services', 'active'],
    queryFn: async ({ signal }) =>
      (await provider.getList<Service>('services', { pagination: { page: 1, perPage: 100 }, filter: { isActive: true }, signal })).data,
  });
}

const searchDays = 5;
export function useOpenings(serviceId: string, from: string, isOn: boolean) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['availability', serviceId, from],
    queryFn: async () => (await provider.availability({ ...(serviceId ? { serviceId } : {}), from, days: searchDays })).data,
    enabled: isOn,
  });
}

export function useChangeAppointment(done: string, onDone?: () => void) {
  const provider = useProvider();
  return useAct(
    ({ appointment, changes }: { appointment: Appointment; changes: Record<string, unknown> }) =>
      provider.update<Appointment>('appointments', {
        id: appointment.id,
        data: { ...changes, version: appointment.version } as unknown as Partial<Appointment>,
        previousData: { id: appointment.id, version: appointment.version } as Appointment,
      }),
    { touches, done, ...(onDone ? { onDone } : {}) },
  );
}
