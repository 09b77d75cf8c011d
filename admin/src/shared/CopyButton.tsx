import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

export const copiedForMs = 2_000;

interface CopyButtonProps {
  text: string;
  /** Which of several texts on the page, for those who do not see what it stands beside. */
  what?: string;
  size?: 'small';
}

/** Copies a text that is on the screen too: where there is no clipboard the person can still select it. */
export function CopyButton({ text, what, size }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(null), copiedForMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    // Emptied first: the same words again would not be read out.
    setOutcome(null);
    try {
      // On a page over plain http there is no clipboard at all, and a browser may refuse the one it has.
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  const isCopied = outcome === 'copied';
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', position: 'relative' }}>
      <Button {...(size && { size })} startIcon={isCopied ? <Check /> : <ContentCopy />} onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'} {what ? <VisuallyHidden>{what}</VisuallyHidden> : null}
      </Button>
      <Typography component="span" role="status" color="text.secondary" sx={{ fontSize: 13.5, px: outcome === 'failed' ? 1 : 0 }}>
        {outcome === 'failed' ? 'Select the text and copy it' : null}
        {isCopied ? <VisuallyHidden>Copied</VisuallyHidden> : null}
      </Typography>
    </Box>
  );
}
