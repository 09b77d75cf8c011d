import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { ArmResult } from '../shared/types';
import { tones } from '../theme/tones';
import { percentText, scaleOf, verdictChips } from './experiments.rules';

const ticks = [0, 0.25, 0.5, 0.75, 1];
const at = (share: number, scale: number): string => `${Math.min(100, Math.max(0, (share / scale) * 100))}%`;

interface LineProps {
  arm: ArmResult;
  scale: number;
  /** What the control reached: the line that the others are seen against. */
  base: number | null;
}

function Line({ arm, scale, base }: LineProps): ReactNode {
  const { palette } = useTheme();
  const tone = tones[palette.mode][arm.verdict === 'control' ? 'info' : verdictChips[arm.verdict].tone];
  const { value, low, high } = arm.rate;
  return (
    <Box sx={{ display: 'grid', gap: 0.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', fontSize: 14 }}>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {arm.name}
        </Box>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {value === null ? 'Nobody yet' : percentText(value)}
        </Box>
      </Box>
      <Box sx={{ position: 'relative', height: 22, borderRadius: 1, backgroundColor: 'action.hover' }}>
        {base === null ? null : (
          <Box
            sx={{
              position: 'absolute',
              top: -3,
              bottom: -3,
              left: at(base, scale),
              borderLeft: '2px dashed',
              borderColor: 'text.secondary',
            }}
          />
        )}
        {value === null ? null : (
          <>
            <Box
              sx={{
                position: 'absolute',
                top: 5,
                height: 12,
                left: at(low, scale),
                width: `calc(${at(high, scale)} - ${at(low, scale)})`,
                borderRadius: 99,
                backgroundColor: tone.line,
                border: '1px solid',
                borderColor: tone.text,
              }}
            />
            <Box
              sx={{
                position: 'absolute',
                top: 4,
                left: `calc(${at(value, scale)} - 7px)`,
                width: 14,
                height: 14,
                borderRadius: '50%',
                backgroundColor: tone.text,
              }}
            />
          </>
        )}
      </Box>
    </Box>
  );
}

/** The share of each variant with the interval that it lies in; the table below says the same in figures. */
export function IntervalPicture({ arms, title }: { arms: readonly ArmResult[]; title: string }): ReactNode {
  const scale = scaleOf(arms);
  const base = arms[0]?.rate.value ?? null;
  const words = arms
    .map(({ name, rate }) =>
      rate.value === null
        ? `${name}: nobody yet`
        : `${name}: ${percentText(rate.value)}, between ${percentText(rate.low)} and ${percentText(rate.high)}`,
    )
    .join('; ');
  return (
    <Box role="img" aria-label={`${title}. ${words}.`} sx={{ display: 'grid', gap: 1.75, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {arms.map((arm) => (
        <Line key={arm.variant} arm={arm} scale={scale} base={arm.verdict === 'control' ? null : base} />
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        {ticks.map((share) => (
          <Typography key={share} component="span" color="text.secondary" sx={{ fontSize: 12 }}>
            {Math.round(share * scale * 100)} %
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
