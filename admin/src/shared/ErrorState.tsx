import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { messageOf, requestIdOf } from '../providers/http';
import { EmptyState } from './EmptyState';

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  isPage?: boolean;
  isCompact?: boolean;
  secondary?: { label: string; onClick: () => void };
}

/** Says in plain words what failed, offers another try, and shows the number to quote to support. */
export function ErrorState({ error, onRetry, isPage, isCompact, secondary }: ErrorStateProps): ReactNode {
  const requestId = requestIdOf(error);
  const state = (
    <Box role="alert">
      <EmptyState
        picture="error"
        title="This could not be loaded"
        isCompact={isCompact ?? false}
        action={
          <>
            {onRetry ? (
              <Button variant="contained" onClick={onRetry}>
                Try again
              </Button>
            ) : null}
            {secondary ? <Button onClick={secondary.onClick}>{secondary.label}</Button> : null}
          </>
        }
      >
        {messageOf(error)}
        {requestId ? (
          <Typography component="span" variant="caption" sx={{ display: 'block', mt: 0.5 }}>
            Request {requestId}
          </Typography>
        ) : null}
      </EmptyState>
    </Box>
  );
  return isPage ? <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '70dvh' }}>{state}</Box> : state;
}
