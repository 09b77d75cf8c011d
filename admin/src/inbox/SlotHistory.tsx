import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import type { ConversationDetail } from '../shared/types';
import { slotLabel, slotText } from './slots.rules';

type Change = ConversationDetail['slotHistory'][number];
const sources: Record<Change['source'], string> = { customer: 'the customer', staff: 'your team', call: 'a call', import: 'an import' };

/** The values that a fact had before, each with who said it and where. Nothing is shown for a fact that never changed. */
export function SlotHistory({ name, changes, onSource }: { name: string; changes: Change[]; onSource: (id: string) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (changes.length < 2) return null;
  const words = isOpen ? 'Hide history' : `Changed ${changes.length - 1} ${changes.length === 2 ? 'time' : 'times'}`;
  return (
    <Box sx={{ px: 1 }}>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-controls={id}
        // begins with the words on the button, so that whoever says them to a machine hits it
        aria-label={`${words}: ${slotLabel(name).toLowerCase()}`}
        onClick={() => setOpen(!isOpen)}
        sx={{ minHeight: 24, py: 0, px: 0.5, fontSize: 12.5 }}
      >
        {words}
      </Button>
      <Collapse in={isOpen} id={id} unmountOnExit>
        <Box component="ol" sx={{ m: 0, mt: 0.5, pl: 2.25, display: 'grid', gap: 0.75 }}>
          {changes.map((change) => (
            <Typography component="li" key={`${change.at}-${change.value}`} sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
              {slotText(name, change.value)}
              <Typography variant="caption" color="text.secondary" component="div">
                {Math.round(change.confidence * 100)} % · by {sources[change.source]}, <BusinessDate value={change.at} />
                {change.sourceMessageId ? (
                  <>
                    {' · '}
                    <Link
                      component="button"
                      type="button"
                      sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }}
                      onClick={() => onSource(change.sourceMessageId as string)}
                    >
                      Message
                    </Link>
                  </>
                ) : null}
              </Typography>
            </Typography>
          ))}
        </Box>
      </Collapse>
    </Box>
  );
}
