import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { dayKey, formatLongDay, formatTime } from '../shared/business-time';
import { usePhone } from '../shared/PhoneText';
import { AppointmentStatus } from '../shared/statuses';
import type { Appointment } from '../shared/types';

/** The agenda: days with their appointments in order. */
export function AppointmentRows({ appointments, onOpen }: { appointments: Appointment[]; onOpen: (id: string) => void }): ReactNode {
  const zone = useZone();
  const phone = usePhone();
  const days = new Map<string, Appointment[]>();
  for (const item of appointments) days.set(dayKey(item.startsAt, zone), [...(days.get(dayKey(item.startsAt, zone)) ?? []), item]);
  return (
    <Box>
      {[...days.entries()].map(([day, items]) => (
        <Box component="section" key={day} aria-label={formatLongDay(items[0]?.startsAt ?? '', zone)}>
          <Typography component="h2" variant="overline" color="text.secondary" sx={{ display: 'block', px: 2.5, pt: 2, pb: 0.5 }}>
            {formatLongDay(items[0]?.startsAt ?? '', zone)}
          </Typography>
          {items.map((item) => (
            <ButtonBase
              key={item.id}
              data-appointment={item.id}
              onClick={() => onOpen(item.id)}
              sx={{
                width: 1,
                textAlign: 'left',
                display: 'grid',
                gridTemplateColumns: { xs: '76px minmax(0, 1fr)', sm: '150px minmax(0, 1fr) auto' },
                gap: 1.5,
                alignItems: 'center',
                px: 2.5,
                py: 1.25,
                borderTop: '1px solid',
                borderColor: 'divider',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Typography sx={{ fontSize: 14, fontWeight: 620, fontVariantNumeric: 'tabular-nums' }}>
                {formatTime(item.startsAt, zone)}
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 450, display: { xs: 'none', sm: 'inline' } }}>
                  {' '}
                  – {formatTime(item.endsAt, zone)}
                </Box>
              </Typography>
              <Box sx={{ minWidth: 0 }}>
                <Typography noWrap sx={{ fontSize: 14.5, fontWeight: 600 }}>
                  {item.contactName ?? (item.contactAddress ? phone(item.contactAddress) : 'Customer')}
                </Typography>
                <Typography noWrap color="text.secondary" sx={{ fontSize: 13.5 }}>
                  {item.serviceName}
                  {item.address ? ` · ${item.address}` : ''}
                </Typography>
              </Box>
              <Box sx={{ gridColumn: { xs: 2, sm: 'auto' } }}>
                <AppointmentStatus value={item.status} />
              </Box>
            </ButtonBase>
          ))}
        </Box>
      ))}
    </Box>
  );
}
