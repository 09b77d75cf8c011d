import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { tones, type Tone } from '../theme/tones';

interface StatusChipProps {
  label: string;
  tone?: Tone;
  icon?: SvgIconComponent;
  /** More than the label says; without it a label that is cut off is there in full. */
  title?: string;
}

/** A word with an icon: never a colour alone. */
export function StatusChip({ label, tone = 'neutral', icon: Icon, title }: StatusChipProps): ReactNode {
  return (
    <Box
      component="span"
      sx={(theme) => {
        const pair = tones[theme.palette.mode][tone];
        return {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          height: 24,
          maxWidth: '100%',
          px: 1,
          borderRadius: 99,
          fontSize: 12.5,
          fontWeight: 600,
          color: pair.text,
          backgroundColor: pair.fill,
        };
      }}
    >
      {Icon ? <Icon aria-hidden="true" sx={{ fontSize: 15 }} /> : null}
      {/* As high as the chip: what is cut off at the side keeps its descenders. */}
      <Box
        component="span"
        title={title ?? label}
        sx={{ lineHeight: '24px', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
      >
        {label}
      </Box>
    </Box>
  );
}
