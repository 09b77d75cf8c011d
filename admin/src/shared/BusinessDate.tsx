import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useNow } from '../root/BusinessClock';
import { useZone } from '../root/tenant';
import { formatAge, formatDateTime, formatDay, formatTime, hoverText, zoneLabel } from './business-time';

interface BusinessDateProps {
  value: string | null | undefined;
  /** moment: "Fri, Nov 20, 2:34 PM"; with its zone for single facts; time and day for places that already say the rest. */
  show?: 'moment' | 'zoned' | 'time' | 'day' | 'age';
}

/** A moment in the zone of the business; the reader's own zone and UTC on hover. */
export function BusinessDate({ value, show = 'moment' }: BusinessDateProps): ReactNode {
  const zone = useZone();
  const now = useNow();
  if (!value) return <span>–</span>;
  const text = {
    moment: () => formatDateTime(value, zone),
    zoned: () => `${formatDateTime(value, zone)} ${zoneLabel(value, zone)}`,
    time: () => formatTime(value, zone),
    day: () => formatDay(value, zone),
    age: () => formatAge(value, now),
  }[show]();
  return (
    <Box component="time" dateTime={value} title={hoverText(value)} sx={{ whiteSpace: 'nowrap' }}>
      {text}
    </Box>
  );
}
