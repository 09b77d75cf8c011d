import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useProvider } from '../shared/useProvider';

function Text({ label, children }: { label: string; children: string }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Typography component="h3" sx={{ fontSize: 14, fontWeight: 620 }}>
        {label}
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={label}
        sx={{ m: 0, p: 1.5, borderRadius: 2, bgcolor: 'action.hover', fontSize: 13, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {children}
      </Box>
    </Box>
  );
}

function PromptDialog({ onClose }: { onClose: () => void }): ReactNode {
  const provider = useProvider();
  const { data, error } = useQuery({ queryKey: ['simple-prompt'], queryFn: provider.simplePrompt, staleTime: 0 });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="simple-prompt-title">
      <DialogTitle id="simple-prompt-title">The prompt of simple mode</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          The text is fixed. Your facts and the conversation go with it as data. A reply that names a price or a time that you did not give
          does not leave.
        </Typography>
        {error ? <Alert severity="error">{messageOf(error)}</Alert> : null}
        {data ? <Text label="The text">{data.instructions}</Text> : null}
        {data ? <Text label="What goes with a first message">{JSON.stringify(data.data, null, 2)}</Text> : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Opens the shipped prompt of simple mode with the facts of this business. */
export function SimplePromptButton(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box>
      <Button size="small" onClick={() => setOpen(true)}>
        Read the prompt of simple mode
      </Button>
      {isOpen ? <PromptDialog onClose={() => setOpen(false)} /> : null}
    </Box>
  );
}
