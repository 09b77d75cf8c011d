import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { BrandMark } from '../layout/Brand';

interface Props {
  title: string;
  hint: ReactNode;
  children: ReactNode;
}

/** The card in the middle of the page that people meet before they are signed in. */
export function AuthFrame({ title, hint, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} - Ringback`;
  }, [title]);
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        placeItems: 'center',
        p: 2,
        background: (theme) =>
          theme.palette.mode === 'light'
            ? 'radial-gradient(1200px 600px at 50% -10%, #dfeaf8, transparent 70%)'
            : 'radial-gradient(1200px 600px at 50% -10%, #17283f, transparent 70%)',
      }}
    >
      <Card sx={{ width: 400, maxWidth: '100%', p: { xs: 3, sm: 4 }, boxShadow: '0 24px 64px rgb(16 42 80 / 10%)' }}>
        <BrandMark size={40} />
        <Typography variant="h1" sx={{ mt: 2 }}>
          {title}
        </Typography>
        <Typography color="text.secondary" sx={{ mt: 0.5, mb: 3, fontSize: 14 }}>
          {hint}
        </Typography>
        {children}
      </Card>
    </Box>
  );
}
