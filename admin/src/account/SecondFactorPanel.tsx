import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { SecondFactor } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { FactorProofDialog, type FactorChange } from './FactorProofDialog';
import { SetupDialog } from './SetupDialog';

const fewCodes = 3;

function Off({ onSetUp }: { onSetUp: () => void }): ReactNode {
  return (
    <>
      <Typography sx={{ fontSize: 14.5, maxWidth: 560 }}>
        With a second step, a password that somebody found or guessed opens nothing: signing in also takes a code from an app on your phone,
        such as Google Authenticator, 1Password or Aegis.
      </Typography>
      <Button variant="contained" onClick={onSetUp} sx={{ mt: 2 }}>
        Set up the second step
      </Button>
    </>
  );
}

function On({ factor, onChange }: { factor: SecondFactor; onChange: (change: FactorChange) => void }): ReactNode {
  const { recoveryCodesLeft: left, since } = factor;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <StatusChip label="On" tone="success" />
        {since ? (
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            since <BusinessDate value={since} show="day" /> · {left === 1 ? 'one recovery code' : `${left} recovery codes`} left
          </Typography>
        ) : null}
      </Box>
      {left <= fewCodes ? (
        <Alert severity="warning" variant="outlined">
          {left === 0 ? 'No recovery code is left.' : 'Few recovery codes are left.'} Make new ones before your phone gets lost.
        </Alert>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" onClick={() => onChange('codes')}>
          New recovery codes
        </Button>
        <Button color="error" onClick={() => onChange('off')}>
          Turn off
        </Button>
      </Box>
    </Box>
  );
}

/** Whether signing in takes a code, and the way to change that. */
export function SecondFactorPanel(): ReactNode {
  const provider = useProvider();
  const query = useQuery({ queryKey: ['second-factor'], queryFn: provider.secondFactor });
  const [isSettingUp, setSettingUp] = useState(false);
  const [change, setChange] = useState<FactorChange | null>(null);
  return (
    <Panel title="Second step" hint="A code from your phone besides the password.">
      {query.isPending ? (
        <RowSkeletons count={1} />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.data.isOn ? (
        <On factor={query.data} onChange={setChange} />
      ) : (
        <Off onSetUp={() => setSettingUp(true)} />
      )}
      {isSettingUp ? <SetupDialog onClose={() => setSettingUp(false)} /> : null}
      {change ? <FactorProofDialog change={change} onClose={() => setChange(null)} /> : null}
    </Panel>
  );
}
