import MoreVert from '@mui/icons-material/MoreVert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan } from '../root/tenant';
import type { ClientLine, LeftAtProvider, LeftNumber } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { StaffDialog } from './StaffDialog';
import { ViewAsDialog } from './ViewAsDialog';

type Step = 'pause' | 'remove';

interface StepDialogProps {
  line: ClientLine;
  step: Step;
  onClose: () => void;
  onLeft: (numbers: readonly LeftNumber[]) => void;
}

/** Says what customers will notice before it is done; removing asks for the name, because it cannot be taken back. */
function StepDialog({ line, step, onClose, onLeft }: StepDialogProps): ReactNode {
  const provider = useProvider();
  const [text, setText] = useState('');
  const isPause = step === 'pause';
  const run = async (): Promise<LeftAtProvider | undefined> => {
    if (!isPause) return provider.removeClient(line.orgId);
    await provider.pauseClient(line.orgId, text.trim());
    return undefined;
  };
  const act = useAct(run, {
    touches: ['agency'],
    done: isPause ? `${line.name} is paused` : `${line.name} was removed`,
    onDone: (left) => {
      if (left) onLeft(left.leftAtProvider);
      onClose();
    },
  });
  const isReady = isPause ? text.trim() !== '' : text.trim() === line.name;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) act.mutate(undefined);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="step-title">
      <form onSubmit={submit}>
        <DialogTitle id="step-title">{isPause ? `Pause ${line.name}?` : `Remove ${line.name}?`}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>
            {isPause
              ? 'Calls ring through, texts are kept and STOP counts. Missed callers get no text, and nobody is answered until you resume. Texts that wait now are withdrawn.'
              : 'Its numbers go back to the provider and stop working. Nobody can open the business any more. Its records are kept.'}
          </DialogContentText>
          <TextField
            autoFocus
            required
            label={isPause ? 'Why?' : 'Type the name of the business'}
            value={text}
            onChange={(event) => setText(event.target.value)}
            helperText={isPause ? 'Stands in the audit log' : line.name}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color={isPause ? 'primary' : 'error'} disabled={!isReady} loading={act.isPending}>
            {isPause ? 'Pause' : 'Remove'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface ClientMenuProps {
  line: ClientLine;
  /** Told outside of the row, which goes with the client. */
  onLeft: (numbers: readonly LeftNumber[]) => void;
}

/** What can be done with a client beside opening it. */
export function ClientMenu({ line, onLeft }: ClientMenuProps): ReactNode {
  const provider = useProvider();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [isStaffOpen, setStaffOpen] = useState(false);
  const [isViewOpen, setViewOpen] = useState(false);
  const mayEdit = useCan()('agency', 'edit');
  const isPaused = line.status === 'paused';
  const isSetup = line.status === 'setup';
  const resume = useAct(() => provider.resumeClient(line.orgId), { touches: ['agency'], done: `${line.name} works again` });
  const choose = (work: () => void): void => {
    setAnchor(null);
    work();
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={`More for ${line.name}`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem component={RouterLink} to={`/t/${line.slug}/settings`}>
          Settings
        </MenuItem>
        <MenuItem onClick={() => choose(() => setViewOpen(true))}>See it as its owner</MenuItem>
        {mayEdit ? <MenuItem onClick={() => choose(() => setStaffOpen(true))}>Who may enter</MenuItem> : null}
        {isSetup ? (
          <MenuItem component={RouterLink} to={`/t/${line.slug}/onboarding`}>
            Finish setting up
          </MenuItem>
        ) : !mayEdit ? null : isPaused ? (
          <MenuItem onClick={() => choose(() => resume.mutate(undefined))}>Resume</MenuItem>
        ) : (
          <MenuItem onClick={() => choose(() => setStep('pause'))}>Pause</MenuItem>
        )}
        {mayEdit && (isPaused || isSetup) ? <MenuItem onClick={() => choose(() => setStep('remove'))}>Remove</MenuItem> : null}
      </Menu>
      {isViewOpen ? <ViewAsDialog line={line} onClose={() => setViewOpen(false)} /> : null}
      {isStaffOpen ? <StaffDialog line={line} onClose={() => setStaffOpen(false)} /> : null}
      {step ? <StepDialog line={line} step={step} onClose={() => setStep(null)} onLeft={onLeft} /> : null}
    </>
  );
}
