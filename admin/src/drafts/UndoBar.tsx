import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import SnackbarContent from '@mui/material/SnackbarContent';
import { useSyncExternalStore, type ReactNode } from 'react';
import { reviewed, type ReviewedDraft } from './reviewed';
import { useUndo } from './useDrafts';

const words = ({ step, who }: ReviewedDraft): string =>
  step === 'approve' ? `Approved: the reply to ${who} leaves in a moment` : `Discarded the reply to ${who}`;

/** For some seconds after an approval or a discard: what was done, and the way back. One line each, so that a quick series can be undone too. */
export function UndoBar(): ReactNode {
  const drafts = useSyncExternalStore(reviewed.subscribe, reviewed.current);
  const undo = useUndo();
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        left: { xs: 8, sm: 24 },
        right: { xs: 8, sm: 'auto' },
        // above the bar of a phone, and above the console's other messages
        bottom: { xs: 128, sm: 88 },
        zIndex: 1400,
        display: 'grid',
        gap: 1,
        justifyItems: 'start',
      }}
    >
      {drafts.map((draft) => (
        <SnackbarContent
          key={draft.id}
          message={words(draft)}
          action={
            <Button
              color="inherit"
              size="small"
              variant="outlined"
              aria-label={`Undo: ${words(draft)}`}
              onClick={() => {
                reviewed.remove(draft);
                undo.mutate(draft.id);
              }}
            >
              Undo
            </Button>
          }
        />
      ))}
    </Box>
  );
}
