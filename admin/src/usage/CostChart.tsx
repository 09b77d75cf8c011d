import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import type { ReactNode } from 'react';
import { shortDay } from '../dashboard/chart.rules';
import type { ModelCost } from '../shared/types';
import { dollars } from './model-usage.rules';

/** Cost per day, from days the server has already cut in the business's zone. */
export default function CostChart({ days }: { days: ModelCost['days'] }): ReactNode {
  const { palette } = useTheme();
  const every = Math.max(1, Math.ceil(days.length / 6));
  return (
    <BarChart
      height={260}
      dataset={days.map(({ day, costMicros }) => ({ day, costMicros }))}
      xAxis={[
        {
          scaleType: 'band',
          dataKey: 'day',
          valueFormatter: (day: string) => shortDay(day),
          tickLabelInterval: (_, index) => index % every === 0,
          disableLine: true,
          disableTicks: true,
        },
      ]}
      yAxis={[{ width: 56, valueFormatter: (micros: number) => dollars(micros), disableLine: true, disableTicks: true }]}
      series={[
        {
          dataKey: 'costMicros',
          label: 'Cost',
          color: palette.mode === 'light' ? '#1459a8' : '#9ecbff',
          valueFormatter: (micros) => dollars(micros ?? 0),
        },
      ]}
      hideLegend
      grid={{ horizontal: true }}
      borderRadius={4}
      margin={{ left: 0, right: 8, top: 12, bottom: 0 }}
      skipAnimation
    />
  );
}
