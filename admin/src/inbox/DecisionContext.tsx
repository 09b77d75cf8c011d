import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import type { ReactNode } from 'react';
import { formatCount, humanise } from '../shared/format';
import type { DecisionDetails } from '../shared/types';

const NAMES: Readonly<Record<string, string>> = {
  frame: 'Our instructions',
  profile: 'The business',
  state: 'How the talk stands',
  cta: 'Calls to action',
  older: 'Older messages',
  recent: 'The conversation before',
  new: 'The texts to answer',
  slots: 'Known facts',
};

/** What the engine was told, part by part, with what each part took of the budget. */
export function DecisionContext({ context }: { context: DecisionDetails['context'] }): ReactNode {
  if (!context) {
    return (
      <Typography color="text.secondary" sx={{ fontSize: 14 }}>
        Nothing is kept: it was decided without an engine, or the contact was erased.
      </Typography>
    );
  }
  return (
    <>
      <Typography color="text.secondary" sx={{ fontSize: 14, mb: 1 }}>
        {formatCount(context.tokens)} of {formatCount(context.budget)} tokens
      </Typography>
      {context.parts.map((part) => (
        <Accordion key={part.name} disableGutters variant="outlined" sx={{ '&:not(:last-of-type)': { borderBottom: 0 } }}>
          <AccordionSummary expandIcon={<ExpandMoreIcon />}>
            <Typography component="span" sx={{ flex: 1, fontSize: 14, fontWeight: 550 }}>
              {NAMES[part.name] ?? humanise(part.name)}
            </Typography>
            <Typography component="span" color="text.secondary" sx={{ fontSize: 13, mr: 1 }}>
              {part.tokens} of {part.cap}
              {part.dropped > 0 ? `, ${part.dropped} left out` : ''}
              {part.isCompacted ? ', shortened' : ''}
            </Typography>
          </AccordionSummary>
          <AccordionDetails>
            <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 13, overflowWrap: 'anywhere' }}>
              {part.pieces.map((piece, at) => (
                <li key={at}>
                  {piece.text}
                  {piece.from ? (
                    <Typography component="span" color="text.secondary" sx={{ fontSize: 12 }}>
                      {' '}
                      ({piece.from})
                    </Typography>
                  ) : null}
                </li>
              ))}
            </Box>
          </AccordionDetails>
        </Accordion>
      ))}
    </>
  );
}
