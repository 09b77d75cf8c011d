import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { RowSkeletons } from '../shared/Skeletons';
import type { KnowledgeChunk, KnowledgeDetail } from '../shared/types';
import { diffLines, factsOf, staleWords } from './knowledge.rules';
import { NoteForm } from './NoteForm';
import { useDocument, useRemove, useVerify } from './useKnowledge';

function Chunks({ chunks }: { chunks: KnowledgeChunk[] }): ReactNode {
  return (
    <Box component="ol" aria-label="Pieces" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {chunks.map((chunk) => (
        <Box component="li" key={chunk.id} sx={{ py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}>
          {chunk.heading ? <Typography sx={{ fontWeight: 600, fontSize: 14 }}>{chunk.heading}</Typography> : null}
          <Typography sx={{ fontSize: 14, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{chunk.body}</Typography>
        </Box>
      ))}
    </Box>
  );
}

function Changes({ document }: { document: KnowledgeDetail }): ReactNode {
  const verify = useVerify();
  const can = useCan();
  const decide = (decision: 'keep' | 'accept') => verify.mutate({ id: document.id, decision });
  const look = { same: '', gone: 'error.main', new: 'success.main' };
  return (
    <Alert severity="warning" sx={{ mb: 2, '& .MuiAlert-message': { width: '100%', minWidth: 0 } }}>
      {staleWords(document)}. Until you decide, no price or other number from it is stated.
      {document.foundContent !== null ? (
        <Box role="region" aria-label="What has changed" tabIndex={0} sx={{ maxHeight: 220, overflow: 'auto', mt: 1, fontSize: 13 }}>
          {diffLines(document.content, document.foundContent)
            .filter((line) => line.kind !== 'same')
            .map((line, index) => (
              <Box key={index} component={line.kind === 'gone' ? 'del' : 'ins'} sx={{ display: 'block', color: look[line.kind] }}>
                {line.text}
              </Box>
            ))}
        </Box>
      ) : null}
      {can('knowledge', 'edit') ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {document.foundContent !== null ? (
            <Button size="small" variant="contained" disabled={verify.isPending} onClick={() => decide('accept')}>
              Take over the new text
            </Button>
          ) : null}
          <Button size="small" variant="outlined" disabled={verify.isPending} onClick={() => decide('keep')}>
            What we have is still true
          </Button>
        </Box>
      ) : null}
    </Alert>
  );
}

/** One document: its pieces as they are found, its text to edit, and what changed at its source. */
export function DocumentDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const query = useDocument(id);
  const can = useCan();
  const [isEditing, setIsEditing] = useState(false);
  const [isSure, setIsSure] = useState(false);
  const remove = useRemove(onClose);
  const document = query.data?.document;
  if (document && isEditing) return <NoteForm document={document} onClose={() => setIsEditing(false)} />;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="knowledge-title">
      <DialogTitle id="knowledge-title" sx={{ overflowWrap: 'anywhere' }}>
        {document?.title ?? 'Document'}
      </DialogTitle>
      <DialogContent tabIndex={0}>
        {query.isPending ? <RowSkeletons count={4} /> : null}
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact /> : null}
        {document && query.data ? (
          <>
            <Typography color="text.secondary" sx={{ fontSize: 14, mb: 1.5, overflowWrap: 'anywhere' }}>
              {factsOf(document)}
              {document.sourceUrl && /^https?:\/\//.test(document.sourceUrl) ? (
                <>
                  {' · '}
                  <Link href={document.sourceUrl} target="_blank" rel="noopener noreferrer">
                    {document.sourceUrl}
                  </Link>
                </>
              ) : null}
            </Typography>
            {document.isStale ? <Changes document={document} /> : null}
            <Chunks chunks={query.data.chunks} />
          </>
        ) : null}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {document && can('knowledge', 'delete') ? (
          <Button
            color="error"
            disabled={remove.isPending}
            onClick={() => (isSure ? remove.mutate(id) : setIsSure(true))}
            sx={{ mr: 'auto' }}
          >
            {isSure ? 'Really delete' : 'Delete'}
          </Button>
        ) : null}
        {document && can('knowledge', 'edit') ? <Button onClick={() => setIsEditing(true)}>Edit</Button> : null}
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
