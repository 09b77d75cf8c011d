import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: number;
}

/** The frame of an ordinary page: one heading, its actions, then the content. */
export function Page({ title, hint, actions, children, width = 1240 }: PageProps): ReactNode {
  return (
    <Box
      sx={{
        maxWidth: width,
        mx: 'auto',
        px: { xs: 2, sm: 3 },
        py: { xs: 2, sm: 3 },
        display: 'grid',
        gap: { xs: 2, sm: 2.5 },
        gridTemplateColumns: 'minmax(0, 1fr)',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: { xs: '100%', sm: 200 } }}>
          <Typography variant="h1">{title}</Typography>
          {hint ? (
            <Typography color="text.secondary" sx={{ fontSize: 14, mt: 0.25 }}>
              {hint}
            </Typography>
          ) : null}
        </Box>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
