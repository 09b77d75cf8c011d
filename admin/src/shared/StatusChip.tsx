import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tones, type Tone } from '../theme/tones';

interface StatusChipProps {
  label: string;
  tone?: Tone;
  icon?: SvgIconComponent;
  title?: string;
}

/** A word with an icon: never a colour alone. */
export function StatusChip({ label, tone = 'neutral', icon: Icon, title }: StatusChipProps): ReactNode {
  return (
    <Box
      component="span"
      title={title}
      sx={(theme) => {
        const pair = tones[theme.palette.mode][tone];
        return {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          height: 24,
          px: 1,
          borderRadius: 99,
          fontSize: 12.5,
          fontWeight: 600,
          lineHeight: 1,
          whiteSpace: 'nowrap',
          color: pair.text,
          backgroundColor: pair.fill,
        };
      }}
    >
      {Icon ? <Icon aria-hidden="true" sx={{ fontSize: 15 }} /> : null}
      {label}
    </Box>
  );
}
