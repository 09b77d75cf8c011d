import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf } from '../providers/http';
import type { Usage } from '../shared/types';
import { useAct } from '../shared/useAct';
import { limitLabel, limitOf, limitText, useWords } from '../shared/usage.rules';
import { useProvider } from '../shared/useProvider';

/** The limits of one client. An empty field leaves the installation's own limit. */
export function LimitsDialog({ usage, onClose }: { usage: Usage; onClose: () => void }): ReactNode {
  const provider = useProvider();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const textOf = (quota: string, own: number | null): string => texts[quota] ?? limitText(quota, own);
  const limits = usage.meters.map(({ quota, ownLimit }) => ({ quota, limit: limitOf(quota, textOf(quota, ownLimit)) }));
  const isReady = limits.every(({ limit }) => limit !== undefined);
  const save = useAct(
    () =>
      provider.setLimits(usage.orgId, { version: usage.version, ...Object.fromEntries(limits.map(({ quota, limit }) => [quota, limit])) }),
    { touches: ['agency', 'usage'], done: `The limits of ${usage.name} are set`, onDone: onClose },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate(undefined);
  };
  const refused = errorsOf(save.error);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="limits-title">
      <form onSubmit={submit}>
        <DialogTitle id="limits-title">Limits of {usage.name}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
          <DialogContentText sx={{ gridColumn: '1 / -1' }}>
            Leave a field empty for the usual limit. Nothing a customer sends is lost at a limit, and people can always answer.
          </DialogContentText>
          {usage.meters.map((meter) => {
            const wrong = limits.find(({ quota }) => quota === meter.quota)?.limit === undefined;
            return (
              <TextField
                key={meter.quota}
                label={limitLabel(meter.quota)}
                value={textOf(meter.quota, meter.ownLimit)}
                onChange={(event) => setTexts({ ...texts, [meter.quota]: event.target.value })}
                error={wrong || refused[meter.quota] !== undefined}
                helperText={wrong ? 'Type a number, or nothing.' : (refused[meter.quota] ?? `Now ${useWords(meter)}`)}
                slotProps={{ htmlInput: { inputMode: 'decimal' } }}
              />
            );
          })}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={!isReady} loading={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
