import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { errorsByField } from './values.rules';

interface MaterialDialogProps {
  title: string;
  /** Fields that show their own error; an error of any other field stands above them. */
  fields: readonly string[];
  error: unknown;
  isSaving: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of a form that adds or changes one thing. */
export function MaterialDialog({ title, fields, error, isSaving, onSubmit, onClose, children }: MaterialDialogProps): ReactNode {
  const id = useId();
  const isPlaced = error ? Object.keys(errorsByField(errorsOf(error))).some((field) => fields.includes(field)) : true;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog stands inside of a section, whose form must not hear of it.
          event.stopPropagation();
          onSubmit();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', '& > *': { mt: 1 } }}>
          {isPlaced ? null : <Alert severity="error">{messageOf(error)}</Alert>}
          {children}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={isSaving}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
