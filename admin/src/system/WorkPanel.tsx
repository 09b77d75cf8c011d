import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { Queues } from '../shared/types';
import { works } from './system.rules';
import { useSwitchWork } from './useSystem';

type WorkRow = (typeof works)[number];

/** Asks for the reason before everybody's work stops. */
function StopDialog({ row, onClose }: { row: WorkRow; onClose: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  const stop = useSwitchWork(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') stop.mutate({ work: row.work, isRunning: false, reason: reason.trim() });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="stop-title">
      <form onSubmit={submit}>
        <DialogTitle id="stop-title">Stop: {row.name}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>{row.effect} It holds for every business of this installation.</DialogContentText>
          <TextField
            label="Why"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            helperText="It stands on the audit log of the agency."
            autoFocus
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="warning" disabled={reason.trim() === ''} loading={stop.isPending}>
            Stop
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Every kind of work with its switch: stopping one loses nothing, what is due waits. */
export function WorkPanel({ pauses }: { pauses: Queues['pauses'] }): ReactNode {
  const can = useCan();
  const [stopping, setStopping] = useState<WorkRow | null>(null);
  const resume = useSwitchWork(() => undefined);
  const mayStop = can('system', 'pause');
  return (
    <Panel title="Work" hint="Each kind can be stopped for a while, for every business. Nothing is lost: what is due waits.">
      <Box
        component="ul"
        aria-label="Work"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}
      >
        {works.map((row) => {
          const pause = pauses.find(({ work }) => work === row.work);
          return (
            <Box component="li" key={row.work} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
              <Box sx={{ flex: '1 1 260px', minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25 }}>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
                  <Typography sx={{ fontWeight: 620, fontSize: 14.5 }}>{row.name}</Typography>
                  <StatusChip label={pause ? 'Stopped' : 'Running'} tone={pause ? 'warning' : 'success'} />
                </Box>
                <Typography color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
                  {pause ? (
                    <>
                      {pause.pausedByName}, <BusinessDate value={pause.pausedAt} />: {pause.reason}
                    </>
                  ) : (
                    `When stopped: ${row.effect}`
                  )}
                </Typography>
              </Box>
              {mayStop ? (
                <Button
                  size="small"
                  variant={pause ? 'contained' : 'outlined'}
                  startIcon={pause ? <PlayArrow /> : <Pause />}
                  disabled={resume.isPending}
                  aria-label={`${pause ? 'Resume' : 'Stop'}: ${row.name}`}
                  onClick={() => (pause ? resume.mutate({ work: row.work, isRunning: true }) : setStopping(row))}
                >
                  {pause ? 'Resume' : 'Stop'}
                </Button>
              ) : null}
            </Box>
          );
        })}
      </Box>
      {stopping ? <StopDialog row={stopping} onClose={() => setStopping(null)} /> : null}
    </Panel>
  );
}
