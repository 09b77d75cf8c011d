import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface PendingSend {
  key: string;
  body: string;
  error: string | null;
}

/** A text of ours the server has not confirmed. When that failed it stays here, with another try under the same key. */
export function PendingBubble({
  send,
  onRetry,
  onDiscard,
}: {
  send: PendingSend;
  onRetry: (send: PendingSend) => void;
  onDiscard: (send: PendingSend) => void;
}): ReactNode {
  return (
    <Box sx={{ alignSelf: 'flex-end', maxWidth: '80%' }}>
      <Box
        sx={{
          px: 1.75,
          py: 1.1,
          borderRadius: '16px 16px 5px 16px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontSize: 14.5,
          bgcolor: 'primary.main',
          color: 'primary.contrastText',
          ...(send.error ? { outline: '2px solid', outlineColor: 'error.main' } : {}),
        }}
      >
        {send.body}
      </Box>
      {send.error ? (
        <Box role="alert" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 0.5, mt: 0.5 }}>
          <Typography variant="caption" color="error">
            {send.error}
          </Typography>
          <Button size="small" onClick={() => onRetry(send)}>
            Retry
          </Button>
          <Button size="small" color="error" onClick={() => onDiscard(send)}>
            Discard
          </Button>
        </Box>
      ) : (
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', textAlign: 'right', mt: 0.25 }}>
          Sending
        </Typography>
      )}
    </Box>
  );
}
