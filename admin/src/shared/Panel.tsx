import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title?: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  isFlush?: boolean;
}

/** A titled card; a region that a screen reader can jump to. */
export function Panel({ title, hint, action, children, isFlush }: PanelProps): ReactNode {
  const id = useId();
  return (
    <Card component="section" {...(title ? { 'aria-labelledby': id } : {})} sx={{ minWidth: 0 }}>
      {title ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2.5, pt: 2, pb: isFlush ? 1.25 : 0.5 }}>
          {/* words keep a readable width; where there is none beside the button, it goes below */}
          <Box sx={{ flex: '1 1 180px', minWidth: 0 }}>
            <Typography id={id} variant="h2">
              {title}
            </Typography>
            {hint ? (
              <Typography variant="caption" color="text.secondary">
                {hint}
              </Typography>
            ) : null}
          </Box>
          {action}
        </Box>
      ) : null}
      <Box sx={isFlush ? {} : { px: 2.5, pb: 2.5, pt: title ? 1 : 2.5 }}>{children}</Box>
    </Card>
  );
}
