import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import type { KnowledgeDetail } from '../shared/types';
import { useSave } from './useKnowledge';

/** Writes a note, or edits the text of any document. */
export function NoteForm({ document, onClose }: { document: KnowledgeDetail | null; onClose: () => void }): ReactNode {
  const [title, setTitle] = useState(document?.title ?? '');
  const [content, setContent] = useState(document?.content ?? '');
  const save = useSave(document, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ title: title.trim(), content });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="note-title">
      <form onSubmit={submit}>
        <DialogTitle id="note-title">{document ? `Edit ${document.title}` : 'New note'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, '& > *:first-of-type': { mt: 1 } }}>
          {save.error ? <Alert severity="error">{messageOf(save.error)}</Alert> : null}
          <TextField
            label="Title"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            required
            autoFocus
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            label="Text"
            value={content}
            onChange={(event) => setContent(event.target.value)}
            required
            multiline
            minRows={8}
            maxRows={20}
            helperText="Write questions with their answers below them (Q: … A: …), or plain text under headings (## …)."
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={save.isPending || title.trim() === '' || content.trim() === ''}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
