import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { dayKey, formatDateTime, timeKey } from '../shared/business-time';
import { useOpenings } from './useAppointments';

interface OpeningPickerProps {
  serviceId: string;
  day: string;
  time: string;
  onPick: (day: string, time: string) => void;
}

const most = 6;

/** Free times near the chosen day, one click each. */
export function OpeningPicker({ serviceId, day, time, onPick }: OpeningPickerProps): ReactNode {
  const zone = useZone();
  const query = useOpenings(serviceId, day, day !== '');
  const openings = (query.data ?? []).slice(0, most);
  if (query.isPending || openings.length === 0) {
    return (
      <Typography variant="caption" color="text.secondary">
        {query.isPending ? 'Looking for free times' : 'No free time near this day; you can still enter one.'}
      </Typography>
    );
  }
  return (
    <Box role="group" aria-label="Free times">
      <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mb: 0.75 }}>
        Free times
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {openings.map((opening) => {
          const openingDay = dayKey(opening.startsAt, zone);
          const openingTime = timeKey(opening.startsAt, zone);
          const isChosen = openingDay === day && openingTime === time;
          return (
            <Button
              key={opening.startsAt + opening.resourceId}
              size="small"
              variant={isChosen ? 'contained' : 'outlined'}
              aria-pressed={isChosen}
              onClick={() => onPick(openingDay, openingTime)}
            >
              {formatDateTime(opening.startsAt, zone)}
            </Button>
          );
        })}
      </Box>
    </Box>
  );
}
