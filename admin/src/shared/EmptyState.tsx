import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Illustration, type Picture } from './Illustration';

interface EmptyStateProps {
  picture: Picture;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  isCompact?: boolean;
}

/** A picture, one sentence and the way on. */
export function EmptyState({ picture, title, children, action, isCompact }: EmptyStateProps): ReactNode {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        gap: 1.25,
        px: 3,
        py: isCompact ? 3.5 : 8,
      }}
    >
      <Illustration picture={picture} />
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {children ? (
        <Typography color="text.secondary" sx={{ maxWidth: 400, fontSize: 14 }}>
          {children}
        </Typography>
      ) : null}
      {action ? <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1, mt: 1 }}>{action}</Box> : null}
    </Box>
  );
}
