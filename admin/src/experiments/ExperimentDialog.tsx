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
import type { Experiment } from '../shared/types';
import { blankForm, changeOf, draftOf, formOf, wholePercent, withLever, withVariants, type ExperimentForm } from './experiment-form.rules';
import { goalWords, leverWords, startValue, type Goal, type Idea, type LeverName } from './experiments.rules';
import { useRewrite, useWriteDown } from './useExperiments';
import { VariantFields } from './VariantFields';

const mostVariants = 4;

interface FormDialogProps {
  title: string;
  send: string;
  first: ExperimentForm;
  /** What people are in stays as it is. */
  hasBegun?: boolean;
  error: unknown;
  isSending: boolean;
  onSend: (form: ExperimentForm) => void;
  onClose: () => void;
}

function FormDialog({ title, send, first, hasBegun, error, isSending, onSend, onClose }: FormDialogProps): ReactNode {
  const titleId = useId();
  const [form, setForm] = useState(first);
  const { lever, variants } = form;
  const set = (changes: Partial<ExperimentForm>): void => setForm({ ...form, ...changes });
  const errors = errorsOf(error);
  const isVersion = lever === 'profile_version';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend(form);
  };
  const said = (field: string, hint = ''): { error: boolean; helperText: string } => ({
    error: errors[field] !== undefined,
    helperText: errors[field] ?? hint,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="md">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {error && Object.keys(errors).length === 0 ? <Alert severity="error">{messageOf(error)} Nothing was kept.</Alert> : null}
          {hasBegun ? <Alert severity="info">It has begun: only its name, what you expect and its last day can change.</Alert> : null}
          <TextField label="Name" value={form.name} onChange={({ target }) => set({ name: target.value })} {...said('name')} />
          {hasBegun ? null : (
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
              <TextField
                select
                label="What to try"
                value={lever}
                onChange={({ target }) => setForm(withLever(form, target.value as LeverName))}
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
                value={form.goal}
                onChange={({ target }) => set({ goal: target.value as Goal })}
                {...said('goal', 'Counted per person, after they felt their variant.')}
              >
                {Object.entries(goalWords).map(([key, words]) => (
                  <MenuItem key={key} value={key}>
                    {words}
                  </MenuItem>
                ))}
              </TextField>
            </Box>
          )}
          <TextField
            label="What you expect, and why"
            value={form.hypothesis}
            multiline
            minRows={2}
            onChange={({ target }) => set({ hypothesis: target.value })}
            {...said('hypothesis')}
          />
          {hasBegun ? null : (
            <>
              {variants.map((variant, at) => (
                <VariantFields
                  key={`${at} of ${variants.length}`}
                  at={at}
                  lever={lever}
                  variant={variant}
                  errors={errors}
                  onChange={(changed) => set({ variants: variants.map((one, place) => (place === at ? changed : one)) })}
                  onRemove={
                    at > 1
                      ? () =>
                          setForm(
                            withVariants(
                              form,
                              variants.filter((_, place) => place !== at),
                            ),
                          )
                      : null
                  }
                />
              ))}
              {errors['variants'] ? <Alert severity="error">{errors['variants']}</Alert> : null}
              {!isVersion && variants.length < mostVariants ? (
                <Button
                  startIcon={<Add />}
                  sx={{ justifySelf: 'start' }}
                  onClick={() => setForm(withVariants(form, [...variants, { name: '', percent: 0, value: startValue(lever) }]))}
                >
                  Another variant
                </Button>
              ) : null}
            </>
          )}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
            {hasBegun ? null : (
              <>
                <TextField
                  label="People in it, in percent"
                  type="number"
                  value={isVersion ? wholePercent : form.traffic}
                  disabled={isVersion}
                  onChange={({ target }) => set({ traffic: target.value })}
                  {...said('trafficPercent', 'The others notice nothing.')}
                />
                <TextField
                  label="Smallest difference worth knowing, in points"
                  type="number"
                  value={form.effect}
                  onChange={({ target }) => set({ effect: target.value })}
                  {...said('minEffectPoints', 'The smaller it is, the more people are needed.')}
                />
              </>
            )}
            <TextField
              label="Last day, if it should end by itself"
              type="date"
              value={form.end}
              onChange={({ target }) => set({ end: target.value })}
              slotProps={{ inputLabel: { shrink: true } }}
              {...said('endsAt', 'In the time zone of the business.')}
            />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={isSending}>
            {send}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface NewExperimentProps {
  idea: Idea['draft'] | null;
  onClose: () => void;
  onMade: (made: Experiment) => void;
}

/** Writes down an experiment; it starts on its own page. */
export function NewExperiment({ idea, onClose, onMade }: NewExperimentProps): ReactNode {
  const zone = useZone();
  const save = useWriteDown(onMade);
  return (
    <FormDialog
      title="New experiment"
      send="Write it down"
      first={blankForm(idea)}
      error={save.error}
      isSending={save.isPending}
      onSend={(form) => save.mutate(draftOf(form, zone))}
      onClose={onClose}
    />
  );
}

/** Changes one: all of it while it is a draft, its words and its end afterwards. */
export function ChangeExperiment({ experiment, onClose }: { experiment: Experiment; onClose: () => void }): ReactNode {
  const zone = useZone();
  // As it was read: what others save meanwhile must refuse this form, not slip under it.
  const [before] = useState(experiment);
  const save = useRewrite(before.id, onClose);
  return (
    <FormDialog
      title="Change the experiment"
      send="Save"
      first={formOf(before, zone)}
      hasBegun={before.status !== 'draft'}
      error={save.error}
      isSending={save.isPending}
      onSend={(form) => save.mutate(changeOf(form, before, zone))}
      onClose={onClose}
    />
  );
}
