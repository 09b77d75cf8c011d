import Add from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Box from '@mui/material/Box';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useZone } from '../root/tenant';
import { instantOf } from '../shared/business-time';
import type { Experiment } from '../shared/types';
import { evenShares, goalWords, leverWords, startValue, type Goal, type Idea, type LeverName } from './experiments.rules';
import { useWriteDown } from './useExperiments';
import { VariantFields, type VariantDraft } from './VariantFields';

const mostVariants = 4;
const wholePercent = 100;
const usualEffect = 10;
const lastMinute = '23:59';

interface ExperimentDialogProps {
  idea: Idea['draft'] | null;
  onClose: () => void;
  onMade: (made: Experiment) => void;
}

const firstVariants = (lever: LeverName, other = ''): VariantDraft[] => [
  { name: 'As it is', percent: 50, value: null },
  { name: other, percent: 50, value: startValue(lever) },
];

/** Writes down an experiment; it starts on its own page. */
export function ExperimentDialog({ idea, onClose, onMade }: ExperimentDialogProps): ReactNode {
  const titleId = useId();
  const [name, setName] = useState(idea?.name ?? '');
  const [hypothesis, setHypothesis] = useState(idea?.hypothesis ?? '');
  const [lever, setLever] = useState<LeverName>(idea?.lever ?? 'length');
  const [goal, setGoal] = useState<Goal>(idea?.goal ?? 'replied');
  const [traffic, setTraffic] = useState(String(wholePercent));
  const [effect, setEffect] = useState(String(usualEffect));
  const [end, setEnd] = useState('');
  const zone = useZone();
  const [variants, setVariants] = useState(() => firstVariants(idea?.lever ?? 'length', idea?.other));
  const save = useWriteDown(onMade);
  const errors = errorsOf(save.error);
  const isVersion = lever === 'profile_version';
  const choose = (chosen: LeverName): void => {
    setLever(chosen);
    setVariants(firstVariants(chosen, variants[1]?.name));
    if (chosen === 'profile_version') setTraffic(String(wholePercent));
  };
  const resize = (next: VariantDraft[]): void => {
    const shares = evenShares(next.length);
    setVariants(next.map((variant, at) => ({ ...variant, percent: shares[at] ?? 0 })));
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({
      name: name.trim(),
      hypothesis: hypothesis.trim(),
      lever,
      goal,
      trafficPercent: Number(traffic),
      minEffectPoints: Number(effect),
      ...(end !== '' && { endsAt: instantOf(end, lastMinute, zone).toISOString() }),
      variants: variants.map(({ value, ...variant }) => ({ ...variant, ...(value && { value }) })),
    });
  };
  const said = (field: string, hint = ''): { error: boolean; helperText: string } => ({
    error: errors[field] !== undefined,
    helperText: errors[field] ?? hint,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="md">
      <form onSubmit={send} noValidate>
        <DialogTitle id={titleId}>New experiment</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {save.error && Object.keys(errors).length === 0 ? (
            <Alert severity="error">{messageOf(save.error)} Nothing was kept.</Alert>
          ) : null}
          <TextField label="Name" value={name} onChange={({ target }) => setName(target.value)} {...said('name')} />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
            <TextField
              select
              label="What to try"
              value={lever}
              onChange={({ target }) => choose(target.value as LeverName)}
              {...said('lever', leverWords[lever].hint)}
            >
              {Object.entries(leverWords).map(([key, { title }]) => (
                <MenuItem key={key} value={key}>
                  {title}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label="What you want more of"
              value={goal}
              onChange={({ target }) => setGoal(target.value as Goal)}
              {...said('goal', 'Counted per person, after they felt their variant.')}
            >
              {Object.entries(goalWords).map(([key, words]) => (
                <MenuItem key={key} value={key}>
                  {words}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          <TextField
            label="What you expect, and why"
            value={hypothesis}
            multiline
            minRows={2}
            onChange={({ target }) => setHypothesis(target.value)}
            {...said('hypothesis')}
          />
          {variants.map((variant, at) => (
            <VariantFields
              key={at}
              at={at}
              lever={lever}
              variant={variant}
              errors={errors}
              onChange={(changed) => setVariants(variants.map((one, place) => (place === at ? changed : one)))}
              onRemove={at > 1 ? () => resize(variants.filter((_, place) => place !== at)) : null}
            />
          ))}
          {errors['variants'] ? <Alert severity="error">{errors['variants']}</Alert> : null}
          {!isVersion && variants.length < mostVariants ? (
            <Button
              startIcon={<Add />}
              sx={{ justifySelf: 'start' }}
              onClick={() => resize([...variants, { name: '', percent: 0, value: startValue(lever) }])}
            >
              Another variant
            </Button>
          ) : null}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
            <TextField
              label="People in it, in percent"
              type="number"
              value={traffic}
              disabled={isVersion}
              onChange={({ target }) => setTraffic(target.value)}
              {...said('trafficPercent', 'The others notice nothing.')}
            />
            <TextField
              label="Smallest difference worth knowing, in points"
              type="number"
              value={effect}
              onChange={({ target }) => setEffect(target.value)}
              {...said('minEffectPoints', 'The smaller it is, the more people are needed.')}
            />
            <TextField
              label="Last day, if it should end by itself"
              type="date"
              value={end}
              onChange={({ target }) => setEnd(target.value)}
              slotProps={{ inputLabel: { shrink: true } }}
              {...said('endsAt', 'In the time zone of the business.')}
            />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            Write it down
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
