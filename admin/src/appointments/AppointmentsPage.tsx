import Add from '@mui/icons-material/Add';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Page } from '../layout/Page';
import { useNow } from '../root/BusinessClock';
import { useCan, usePath, useZone } from '../root/tenant';
import { addDays, dayKey, formatLongDay, formatMonth, instantOf, zoneLabel } from '../shared/business-time';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import type { Settings } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { AppointmentDrawer } from './AppointmentDrawer';
import { AppointmentRows } from './AppointmentRows';
import { weekOf } from './calendar.rules';
import { CalendarGrid } from './CalendarGrid';
import { MoveDialog, type MoveRequest } from './MoveDialog';
import { NewDialog } from './NewDialog';
import { listDays, useAppointments, useCalendarAddress, type CalendarView } from './useAppointments';

const spans: Record<CalendarView, number> = { week: 7, day: 1, list: listDays };
const steps: Record<CalendarView, number> = { week: 7, day: 1, list: 30 };

function useHours() {
  const provider = useProvider();
  const can = useCan();
  return useQuery<Settings>({ queryKey: ['settings', 'current'], queryFn: provider.settings, enabled: can('settings', 'list') }).data
    ?.hours;
}

function Switcher({ address, title }: { address: ReturnType<typeof useCalendarAddress>; title: string }): ReactNode {
  const { view, day, set } = address;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Button variant="outlined" onClick={() => set({ date: null })}>
        Today
      </Button>
      <IconButton aria-label="Earlier" onClick={() => set({ date: addDays(day, -steps[view]) })}>
        <ChevronLeft />
      </IconButton>
      <IconButton aria-label="Later" onClick={() => set({ date: addDays(day, steps[view]) })}>
        <ChevronRight />
      </IconButton>
      <Typography sx={{ fontWeight: 650, flex: 1, minWidth: 140 }} aria-live="polite">
        {title}
      </Typography>
      {address.status ? (
        <Button size="small" onClick={() => set({ status: null })}>
          Only {humanise(address.status).toLowerCase()} · show all
        </Button>
      ) : null}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        onChange={(_, next: CalendarView | null) => next && set({ view: next })}
        aria-label="View"
      >
        <ToggleButton value="week">Week</ToggleButton>
        <ToggleButton value="day">Day</ToggleButton>
        <ToggleButton value="list">List</ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}

/** Week, day and agenda, in the business's own time. */
export default function AppointmentsPage(): ReactNode {
  usePageTitle('Appointments');
  const zone = useZone();
  const now = useNow();
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const address = useCalendarAddress(isPhone ? 'list' : 'week', dayKey(now, zone));
  const { view, day } = address;
  const days = view === 'week' ? weekOf(day) : [day];
  // A filtered agenda, such as "completed", looks back; an open one looks ahead.
  const from = view === 'list' && address.status ? addDays(day, -30) : (days[0] ?? day);
  const query = useAppointments(from, spans[view], zone, address.status);
  const hours = useHours();
  const can = useCan();
  const path = usePath();
  const navigate = useNavigate();
  const { id = null } = useParams();
  const [move, setMove] = useState<MoveRequest | null>(null);
  const open = (openId: string | null): void =>
    void navigate({ pathname: path(openId ? `/appointments/${openId}` : '/appointments'), search: address.search });
  const middle = instantOf(days[Math.floor(days.length / 2)] ?? day, '12:00', zone);
  const title = view === 'day' ? formatLongDay(middle, zone) : formatMonth(middle, zone);
  const appointments = query.data ?? [];
  const mayEdit = can('appointments', 'edit');

  return (
    <Page
      title="Appointments"
      hint={`All times in ${zone.replace(/_/g, ' ')} (${zoneLabel(middle, zone)})`}
      actions={
        can('appointments', 'create') ? (
          <Button variant="contained" startIcon={<Add />} onClick={() => address.set({ new: '1' })}>
            New appointment
          </Button>
        ) : null
      }
    >
      <Switcher address={address} title={title} />
      <Card>
        {query.isPending ? (
          <RowSkeletons count={8} />
        ) : query.error && !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : view === 'list' ? (
          appointments.length === 0 ? (
            <EmptyState
              picture="calendar"
              title="Nothing booked"
              action={
                can('settings', 'list') ? (
                  <Button component={Link} to={path('/settings/hours')} variant="outlined">
                    Check the opening hours
                  </Button>
                ) : undefined
              }
            >
              The assistant offers free times inside your opening hours and books them here.
            </EmptyState>
          ) : (
            <AppointmentRows appointments={appointments} onOpen={open} />
          )
        ) : (
          <CalendarGrid
            days={days}
            appointments={appointments}
            hours={hours}
            onOpen={open}
            onDrop={mayEdit ? (appointment, newDay, time) => setMove({ appointment, day: newDay, time }) : null}
          />
        )}
      </Card>
      <AppointmentDrawer id={id} onClose={() => open(null)} onMove={(appointment) => setMove({ appointment })} />
      <MoveDialog request={move} onClose={() => setMove(null)} />
      {address.isNew ? (
        <NewDialog
          day={day}
          onClose={() => address.set({ new: null })}
          onCreated={(created) => {
            address.set({ new: null, date: dayKey(created.startsAt, zone) });
          }}
        />
      ) : null}
    </Page>
  );
}
