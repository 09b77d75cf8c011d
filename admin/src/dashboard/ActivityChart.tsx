import { BarChart } from '@mui/x-charts/BarChart';
import type { ReactNode } from 'react';
import { useTheme } from '@mui/material/styles';
import type { TimelineDay } from '../shared/types';
import { shortDay } from './chart.rules';

/** Drawn from days the server has already cut in the business's zone. */
export default function ActivityChart({ days }: { days: TimelineDay[] }): ReactNode {
  const { palette } = useTheme();
  const isLight = palette.mode === 'light';
  return (
    <BarChart
      height={260}
      dataset={days.map((day) => ({ ...day }))}
      xAxis={[
        {
          scaleType: 'band',
          dataKey: 'day',
          valueFormatter: (day: string) => shortDay(day),
          tickLabelInterval: (_, index) => index % 5 === 0,
          disableLine: true,
          disableTicks: true,
        },
      ]}
      yAxis={[{ width: 32, tickMinStep: 1, disableLine: true, disableTicks: true }]}
      series={[
        { dataKey: 'inbound', label: 'Texts in', color: isLight ? '#1459a8' : '#9ecbff', stack: 'texts' },
        { dataKey: 'outbound', label: 'Texts out', color: isLight ? '#8fbbe9' : '#3d6ea5', stack: 'texts' },
        { dataKey: 'missed', label: 'Missed calls', color: isLight ? '#b3261e' : '#ffb4ab' },
      ]}
      grid={{ horizontal: true }}
      borderRadius={4}
      margin={{ left: 0, right: 8, top: 12, bottom: 0 }}
      skipAnimation
    />
  );
}
