import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import type { Experiment, ExperimentResults } from '../shared/types';
import { valueText } from './experiments.rules';
import { usePromote } from './useExperiments';

interface PromoteDialogProps {
  experiment: Experiment;
  results: ExperimentResults;
  onClose: () => void;
}

/** Makes a variant what everybody gets, and says so where the figures do not show that it is better. */
export function PromoteDialog({ experiment, results, onClose }: PromoteDialogProps): ReactNode {
  const titleId = useId();
  const candidates = results.variants.filter(({ verdict, stoppedAt }) => verdict !== 'control' && !stoppedAt);
  const [chosen, setChosen] = useState(results.winner ?? candidates[0]?.variant ?? '');
  const [isSure, setSure] = useState(false);
  const promote = usePromote(experiment.id, onClose);
  const arm = candidates.find(({ variant }) => variant === chosen);
  const value = experiment.variants.find(({ key }) => key === chosen)?.value ?? null;
  const isProven = arm?.verdict === 'better';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    promote.mutate({ variant: chosen, isUnproven: !isProven });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Give it to everybody</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          <TextField select label="Variant" value={chosen} onChange={({ target }) => setChosen(target.value)}>
            {candidates.map(({ variant, name }) => (
              <MenuItem key={variant} value={variant}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <Typography sx={{ fontSize: 14 }}>
            {valueText(experiment.lever, value as Record<string, unknown> | null)}.{' '}
            {experiment.lever === 'follow_up'
              ? 'It becomes the setting of your business.'
              : 'It becomes the live version of the profile; new conversations run on it, and you can roll back.'}
          </Typography>
          {arm && !isProven ? (
            <>
              <Alert severity="warning">{arm.sentence}</Alert>
              <FormControlLabel
                control={<Checkbox checked={isSure} onChange={(_, isOn) => setSure(isOn)} />}
                label="I know that the figures do not show that it is better"
              />
            </>
          ) : null}
          {promote.error ? <Alert severity="error">{messageOf(promote.error)} Nothing was changed.</Alert> : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={promote.isPending} disabled={!arm || (!isProven && !isSure)}>
            Give it to everybody
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
