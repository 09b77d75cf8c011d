import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { tones } from '../theme/tones';
import type { Piece } from './profile.rules';

interface SideProps {
  pieces: readonly Piece[];
  is: 'before' | 'after';
  name: string;
  /** What stands here when there are no words. */
  nothing?: string;
}

/** One of two texts beside each other, with what went or came marked. */
export function Side({ pieces, is, name, nothing = 'Nothing' }: SideProps): ReactNode {
  const isEmpty = pieces.every(({ text }) => text.trim() === '');
  return (
    <Box sx={{ minWidth: 0, p: 1.5, borderRadius: 2, border: '1px solid', borderColor: 'divider' }}>
      <Typography color="text.secondary" sx={{ fontSize: 12.5, mb: 0.5 }}>
        {name}
      </Typography>
      <Typography component="div" sx={{ fontSize: 14, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {isEmpty ? <em>{nothing}</em> : null}
        {pieces.map((piece, at) =>
          piece.isChanged ? (
            <Box
              key={at}
              component={is === 'before' ? 'del' : 'ins'}
              sx={(theme) => {
                const tone = tones[theme.palette.mode][is === 'before' ? 'danger' : 'success'];
                return {
                  color: tone.text,
                  backgroundColor: tone.fill,
                  borderRadius: 0.5,
                  ...(is === 'after' && { textDecoration: 'none' }),
                };
              }}
            >
              {piece.text}
            </Box>
          ) : (
            <span key={at}>{piece.text}</span>
          ),
        )}
      </Typography>
    </Box>
  );
}
