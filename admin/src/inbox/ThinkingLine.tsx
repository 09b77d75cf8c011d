import Box from '@mui/material/Box';
import { keyframes } from '@mui/material/styles';
import type { ReactNode } from 'react';

const pulse = keyframes`0%, 100% { opacity: 0.25; } 50% { opacity: 1; }`;

/** The assistant works on an answer, or waits a moment for further words. The room is always there, so that the thread does not jump. */
export function ThinkingLine({ isThinking }: { isThinking: boolean }): ReactNode {
  return (
    <Box
      role="status"
      sx={{ px: { xs: 1.5, sm: 3 }, minHeight: 24, display: 'flex', alignItems: 'center', gap: 1, fontSize: 13.5, color: 'text.secondary' }}
    >
      {isThinking ? (
        <>
          <Box aria-hidden="true" sx={{ display: 'flex', gap: 0.5 }}>
            {[0, 1, 2].map((dot) => (
              <Box
                key={dot}
                sx={{
                  width: 6,
                  height: 6,
                  borderRadius: 9,
                  bgcolor: 'currentColor',
                  animation: `${pulse} 1.2s ${dot * 0.2}s infinite`,
                  '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
                }}
              />
            ))}
          </Box>
          The assistant is thinking
        </>
      ) : null}
    </Box>
  );
}
