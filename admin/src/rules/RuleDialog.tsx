import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useMaterial } from '../onboarding/useMaterial';
import { errorsOf, messageOf } from '../providers/http';
import { useTenant } from '../root/tenant';
import { humanise } from '../shared/format';
import type { Cta, OwnRule } from '../shared/types';
import { ActionFields } from './ActionFields';
import { ConditionFields } from './ConditionFields';
import { actionIn, actionSentence, conditionsIn, conditionSentence, draftOf, lacksOf, type RuleDraft } from './rules.rules';
import { useRemoveRule, useSaveRule } from './useRules';

interface RuleDialogProps {
  existing: OwnRule | null;
  first: RuleDraft;
  /** Where a new one goes. */
  position: number;
  onClose: () => void;
}

/** The rule as it will read, while it is being written. */
function Sentence({ draft, ctas }: { draft: RuleDraft; ctas: readonly Cta[] }): ReactNode {
  const { currency } = useTenant().org;
  const when = conditionSentence(conditionsIn(draft), currency);
  const label = ctas.find(({ id }) => id === draft.ctaId)?.label ?? null;
  const then = draft.is === 'offer_cta' && label === null ? 'offer …' : actionSentence(actionIn(draft), label);
  return (
    <Box
      aria-live="polite"
      aria-label="The rule in words"
      role="note"
      sx={{ p: 1.5, borderRadius: 2, bgcolor: 'action.hover', fontSize: 15, fontWeight: 550 }}
    >
      {when === '' ? 'When …' : when}: {then}.
    </Box>
  );
}

/** Asks a second time in the same place. */
function DeleteButton({ rule, onDone }: { rule: OwnRule; onDone: () => void }): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveRule(onDone);
  return (
    <Button color="error" loading={remove.isPending} onClick={() => (isAsking ? remove.mutate(rule) : setAsking(true))} sx={{ mr: 'auto' }}>
      {isAsking ? 'Really delete it' : 'Delete'}
    </Button>
  );
}

/** Writes one rule as a sentence: when, then. */
export function RuleDialog({ existing, first, position, onClose }: RuleDialogProps): ReactNode {
  const titleId = useId();
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const ctas = useMaterial<Cta>('ctas').data ?? [];
  const [draft, setDraft] = useState<RuleDraft>(existing ? draftOf(existing) : first);
  const [isAsked, setAsked] = useState(false);
  const save = useSaveRule(existing, onClose);
  const { currency } = useTenant().org;
  const errors = errorsOf(save.error);
  const change = (part: Partial<RuleDraft>): void => setDraft({ ...draft, ...part });
  const lacks = lacksOf(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (lacks.length > 0) return;
    const conditions = conditionsIn(draft);
    const name = draft.name.trim() || humanise(conditionSentence(conditions, currency).replace(/^When /, '')).slice(0, 120);
    save.mutate({ name, conditions, action: actionIn(draft), ...(existing ? {} : { position }) });
  };
  const other = Object.entries(errors).filter(([field]) => !['name', 'action.note', 'action.ctaId'].includes(field));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={isPhone} aria-labelledby={titleId}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'contents' }}>
        <DialogTitle id={titleId}>{existing ? 'Change a rule' : 'Add a rule'}</DialogTitle>
        <DialogContent dividers sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' }}>
          <Sentence draft={draft} ctas={ctas} />
          {save.error && (other.length > 0 || Object.keys(errors).length === 0) ? (
            <Alert severity="error">{other.length > 0 ? other.map(([, why]) => why).join(' ') : messageOf(save.error)}</Alert>
          ) : null}
          {isAsked && lacks.length > 0 ? <Alert severity="warning">{lacks.join(' ')}</Alert> : null}
          <ConditionFields draft={draft} onChange={change} />
          <ActionFields draft={draft} ctas={ctas} errors={errors} onChange={change} />
          <TextField
            label="Name"
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
            error={errors['name'] !== undefined}
            helperText={errors['name'] ?? 'Shown beside each decision that it made. Left empty, it is named after its conditions.'}
            slotProps={{ htmlInput: { maxLength: 120 } }}
          />
        </DialogContent>
        <DialogActions>
          {existing ? <DeleteButton rule={existing} onDone={onClose} /> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            {existing ? 'Save' : 'Add the rule'}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
