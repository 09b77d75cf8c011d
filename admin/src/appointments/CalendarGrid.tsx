import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useNow } from '../root/BusinessClock';
import { useZone } from '../root/tenant';
import { dayKey, formatDay, formatTime, instantOf, minuteOfDay } from '../shared/business-time';
import { appointmentStatuses } from '../shared/statuses';
import { type Appointment, weekDays, type WeekHours } from '../shared/types';
import { weekdayOf } from '../shared/business-time';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { tones } from '../theme/tones';
import { clockOf, hourSpan, isMovable, place, snap, type Placed } from './calendar.rules';

interface CalendarGridProps {
  days: string[];
  appointments: Appointment[];
  hours: WeekHours | undefined;
  onOpen: (id: string) => void;
  onDrop: ((appointment: Appointment, day: string, time: string) => void) | null;
}

const hourHeight = 54;

function Card({
  item,
  top,
  onOpen,
  isDraggable,
}: {
  item: Placed;
  top: number;
  onOpen: (id: string) => void;
  isDraggable: boolean;
}): ReactNode {
  const zone = useZone();
  const { appointment } = item;
  const look = appointmentStatuses[appointment.status];
  const Icon = look?.icon;
  const height = Math.max(((item.endMinute - item.startMinute) / 60) * hourHeight - 3, 26);
  const who = appointment.contactName ?? 'Customer';
  return (
    <Box
      component="button"
      type="button"
      data-appointment={appointment.id}
      draggable={isDraggable && isMovable(appointment.status)}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData('text/plain', appointment.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onClick={() => onOpen(appointment.id)}
      sx={(theme) => {
        const pair = tones[theme.palette.mode][look?.tone ?? 'neutral'];
        return {
          position: 'absolute',
          top,
          height,
          left: `calc(${(item.lane / item.lanes) * 100}% + 2px)`,
          width: `calc(${100 / item.lanes}% - 5px)`,
          font: 'inherit',
          textAlign: 'left',
          cursor: 'pointer',
          overflow: 'hidden',
          px: 1,
          py: 0.5,
          borderRadius: 2,
          color: pair.text,
          bgcolor: pair.fill,
          border: `1px solid ${pair.line}`,
          borderLeft: `4px solid ${pair.text}`,
          '&:hover': { filter: 'brightness(0.97)' },
        };
      }}
    >
      <Box
        sx={{
          fontSize: 12.5,
          fontWeight: 680,
          whiteSpace: 'nowrap',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          textDecoration: appointment.status === 'cancelled' ? 'line-through' : 'none',
        }}
      >
        {Icon ? <Icon sx={{ fontSize: 13, verticalAlign: '-2px', mr: 0.5 }} /> : null}
        {formatTime(appointment.startsAt, zone)} {who}
      </Box>
      <Box sx={{ fontSize: 12, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>{appointment.serviceName}</Box>
      <VisuallyHidden>
        {formatDay(appointment.startsAt, zone)}, {look?.label ?? appointment.status}
      </VisuallyHidden>
    </Box>
  );
}

/** Opening hours of a day as bands, so that closed time looks closed. */
function OpenBands({ day, hours, from }: { day: string; hours: WeekHours | undefined; from: number }): ReactNode {
  const name = weekDays[weekdayOf(day) - 1];
  const ranges = name && hours ? (hours[name] ?? []) : [];
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return ranges.map((range) => (
    <Box
      key={range.open}
      aria-hidden="true"
      sx={{
        position: 'absolute',
        insetInline: 0,
        top: ((minutes(range.open) - from * 60) / 60) * hourHeight,
        height: ((minutes(range.close) - minutes(range.open)) / 60) * hourHeight,
        bgcolor: 'background.paper',
      }}
    />
  ));
}

/** Days side by side, hours downwards, all in the business's zone. Cards can be dragged; the dialog does the same by keyboard. */
export function CalendarGrid({ days, appointments, hours, onOpen, onDrop }: CalendarGridProps): ReactNode {
  const zone = useZone();
  const now = useNow();
  const grid = useRef<HTMLDivElement>(null);
  const placed = place(appointments, zone);
  const span = hourSpan(hours, placed);
  const hourList = Array.from({ length: span.to - span.from }, (_, index) => span.from + index);
  const today = dayKey(now, zone);
  const nowTop = ((minuteOfDay(now, zone) - span.from * 60) / 60) * hourHeight;
  const bodyHeight = hourList.length * hourHeight;

  const drop = (event: DragEvent<HTMLElement>, day: string): void => {
    event.preventDefault();
    const appointment = appointments.find((item) => item.id === event.dataTransfer.getData('text/plain'));
    if (!appointment || !onDrop) return;
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    onDrop(appointment, day, clockOf(snap(span.from * 60 + (y / hourHeight) * 60)));
  };
  /** Arrow keys walk through the cards in order of time. */
  const walk = (event: KeyboardEvent): void => {
    if (!event.key.startsWith('Arrow')) return;
    const cards = [...(grid.current?.querySelectorAll<HTMLButtonElement>('[data-appointment]') ?? [])];
    const index = cards.indexOf(document.activeElement as HTMLButtonElement);
    if (index < 0) return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
    cards[Math.min(Math.max(index + step, 0), cards.length - 1)]?.focus();
  };

  return (
    <Box ref={grid} role="group" aria-label="Calendar" tabIndex={0} onKeyDown={walk} sx={{ overflowX: 'auto' }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: `56px repeat(${days.length}, minmax(${days.length > 1 ? 108 : 0}px, 1fr))`,
          minWidth: days.length > 1 ? 820 : 0,
        }}
      >
        <Box />
        {days.map((day) => {
          const noon = instantOf(day, '12:00', zone);
          const isToday = day === today;
          return (
            <Box
              key={day}
              sx={{ py: 1.25, textAlign: 'center', borderLeft: '1px solid', borderBottom: '1px solid', borderColor: 'divider' }}
            >
              <Typography
                component="h2"
                sx={{ fontSize: 13.5, fontWeight: isToday ? 750 : 560, color: isToday ? 'primary.main' : 'text.primary' }}
              >
                {formatDay(noon, zone)}
                {isToday ? (
                  <Box component="span" sx={{ display: 'block', fontSize: 11.5 }}>
                    Today
                  </Box>
                ) : null}
              </Typography>
            </Box>
          );
        })}
        <Box sx={{ position: 'relative', height: bodyHeight }} aria-hidden="true">
          {hourList.map((hour, index) => (
            <Typography
              key={hour}
              variant="caption"
              color="text.secondary"
              sx={{ position: 'absolute', top: index * hourHeight - 9, right: 8, fontSize: 11.5, display: index === 0 ? 'none' : 'block' }}
            >
              {hour === 12 ? '12 PM' : hour > 12 ? `${hour - 12} PM` : `${hour} AM`}
            </Typography>
          ))}
        </Box>
        {days.map((day) => (
          <Box
            key={day}
            onDragOver={(event: DragEvent) => onDrop && event.preventDefault()}
            onDrop={(event: DragEvent<HTMLElement>) => drop(event, day)}
            sx={(theme) => ({
              position: 'relative',
              height: bodyHeight,
              borderLeft: '1px solid',
              borderColor: 'divider',
              bgcolor: theme.palette.mode === 'light' ? '#f1f4f8' : '#10161e',
            })}
          >
            <OpenBands day={day} hours={hours} from={span.from} />
            {hourList.map((hour, index) => (
              <Box
                key={hour}
                aria-hidden="true"
                sx={{
                  position: 'absolute',
                  insetInline: 0,
                  top: index * hourHeight,
                  borderTop: index === 0 ? 0 : '1px solid',
                  borderColor: 'divider',
                  opacity: 0.7,
                }}
              />
            ))}
            {day === today && nowTop > 0 && nowTop < bodyHeight ? (
              <Box
                aria-hidden="true"
                sx={{ position: 'absolute', insetInline: 0, top: nowTop, borderTop: '2px solid', borderColor: 'error.main', zIndex: 1 }}
              />
            ) : null}
            {placed
              .filter((item) => item.day === day)
              .map((item) => (
                <Card
                  key={item.appointment.id}
                  item={item}
                  top={((item.startMinute - span.from * 60) / 60) * hourHeight + 1}
                  onOpen={onOpen}
                  isDraggable={onDrop !== null}
                />
              ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
