import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { FoundChunk } from '../shared/types';
import { percent, sourceOf } from './knowledge.rules';
import { useAsk } from './useKnowledge';

function Found({ found }: { found: FoundChunk }): ReactNode {
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}>
      {found.heading ? <Typography sx={{ fontWeight: 600, fontSize: 14 }}>{found.heading}</Typography> : null}
      <Typography sx={{ fontSize: 14, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{found.body}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.75 }}>
        <Typography variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          From {sourceOf(found)} · covers {percent(found.relevance)} of the question
        </Typography>
        {found.isStale ? <StatusChip label="Out of date: numbers are not stated" tone="warning" /> : null}
      </Box>
    </Box>
  );
}

/** Asks what a customer would ask, and shows what would be found. */
export function AskPanel(): ReactNode {
  const [question, setQuestion] = useState('');
  const ask = useAsk();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (question.trim() !== '') ask.mutate(question.trim());
  };
  return (
    <Panel title="Ask a test question" hint="Shows what would be found for a customer. Nothing is sent.">
      <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label="Question"
          placeholder="How much is a tune-up?"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          size="small"
          fullWidth
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
        <Button type="submit" variant="contained" disabled={question.trim() === '' || ask.isPending} sx={{ minHeight: 40 }}>
          Ask
        </Button>
      </Box>
      <Box aria-live="polite" sx={{ mt: ask.data || ask.error ? 1.5 : 0 }}>
        {ask.error ? <Alert severity="error">{messageOf(ask.error)}</Alert> : null}
        {ask.data && ask.data.found.length > 0 ? (
          <Box component="ul" aria-label="What was found" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {ask.data.found.map((found) => (
              <Found key={`${found.documentId}${found.heading ?? ''}${found.body}`} found={found} />
            ))}
          </Box>
        ) : null}
        {ask.data && ask.data.found.length === 0 ? (
          <Alert severity="info">
            Nothing here answers this. A customer would be told that somebody gets back to them.
            {ask.data.nearest
              ? ` The nearest is "${ask.data.nearest.heading ?? ask.data.nearest.title}", which covers ${percent(ask.data.nearest.relevance)} of the question; ${percent(ask.data.threshold)} are needed.`
              : ' Write a note with the answer, or upload a file that has it.'}
          </Alert>
        ) : null}
      </Box>
    </Panel>
  );
}
