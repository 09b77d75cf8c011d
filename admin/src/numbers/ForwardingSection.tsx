import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { messageOf } from '../providers/http';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { newKey } from '../shared/format';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Forwarding } from '../shared/types';
import { outcomeWords, stepWords } from './numbers.rules';
import { useForwarding, useTestCall } from './useNumbers';

function Guide({ forwarding }: { forwarding: Forwarding }): ReactNode {
  const [carrier, setCarrier] = useState<string>('att');
  const chosen = forwarding.guide.find((each) => each.carrier === carrier);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextField select label="Carrier of your line" value={carrier} onChange={(event) => setCarrier(event.target.value)} fullWidth>
        {forwarding.guide.map((each) => (
          <MenuItem key={each.carrier} value={each.carrier}>
            {each.name}
          </MenuItem>
        ))}
      </TextField>
      {chosen ? (
        <>
          {chosen.steps.length > 0 ? (
            <Box component="dl" sx={{ m: 0, display: 'grid', rowGap: 0 }}>
              {chosen.steps.map((step) => (
                <Box
                  key={step.what}
                  sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, py: 1, borderTop: '1px solid', borderColor: 'divider' }}
                >
                  <Typography component="dt" sx={{ flex: 1, minWidth: 180, fontSize: 14.5 }}>
                    {stepWords(step.what)}
                  </Typography>
                  <Typography
                    component="dd"
                    sx={{ m: 0, fontFamily: 'monospace', fontSize: 15, fontWeight: 600, overflowWrap: 'anywhere' }}
                  >
                    {step.dial}
                  </Typography>
                </Box>
              ))}
            </Box>
          ) : null}
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            {chosen.hint} Carriers change their codes; the test below shows whether it worked.
          </Typography>
        </>
      ) : null}
    </Box>
  );
}

function TestCalls({ forwarding }: { forwarding: Forwarding }): ReactNode {
  const start = useTestCall();
  const mayWrite = useCan()('numbers', 'edit');
  const isRunning = forwarding.tests[0]?.state === 'running';
  const call = (purpose: 'forwarded_line' | 'ring_target') => () => start.mutate({ purpose, key: newKey() });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {start.error ? <Alert severity="error">{messageOf(start.error)}</Alert> : null}
      {mayWrite ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {forwarding.lineMode === 'direct' ? null : (
            <Button variant="contained" disabled={isRunning} loading={start.isPending} onClick={call('forwarded_line')}>
              Call my line
            </Button>
          )}
          {forwarding.ringTarget ? (
            <Button variant="outlined" disabled={isRunning} loading={start.isPending} onClick={call('ring_target')}>
              Look for a circle
            </Button>
          ) : null}
        </Box>
      ) : null}
      {forwarding.tests.length === 0 ? (
        <Typography color="text.secondary">No test call yet. Let your line ring and do not pick up.</Typography>
      ) : (
        <Box component="ul" aria-label="Test calls" aria-live="polite" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {forwarding.tests.map((test) => {
            const words = outcomeWords(test);
            return (
              <Box
                component="li"
                key={test.id}
                sx={{ py: 1.25, borderTop: '1px solid', borderColor: 'divider', display: 'grid', gap: 0.5 }}
              >
                <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
                  <StatusChip label={words.label} tone={words.tone} />
                  <Typography sx={{ fontSize: 14.5 }}>
                    <PhoneText value={test.target} />
                  </Typography>
                  <Typography color="text.secondary" sx={{ fontSize: 13 }}>
                    <BusinessDate value={test.startedAt} />
                  </Typography>
                </Box>
                <Typography color="text.secondary" sx={{ fontSize: 14 }}>
                  {words.advice}
                </Typography>
              </Box>
            );
          })}
        </Box>
      )}
    </Box>
  );
}

/** How the business's own line reaches us, carrier by carrier, and test calls that show whether it does. */
export function ForwardingSection(): ReactNode {
  const query = useForwarding();
  const path = usePath();
  if (query.isPending) return <RowSkeletons count={4} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const forwarding = query.data;
  if (forwarding.number === null)
    return (
      <Panel>
        <EmptyState
          picture="phone"
          title="Buy a number first"
          action={
            <Button component={RouterLink} to={path('/numbers')} variant="contained">
              To the numbers
            </Button>
          }
        >
          Your line forwards its calls to a number of ours. Choose one, and the codes to dial stand here.
        </EmptyState>
      </Panel>
    );
  return (
    <>
      {forwarding.loops.map((loop) => (
        <Alert key={loop} severity="error">
          {loop}
        </Alert>
      ))}
      <Panel
        title="Forward your line"
        hint={
          <>
            Dial one of these from the line that customers know. It forwards to <PhoneText value={forwarding.number} />.
          </>
        }
      >
        <Guide forwarding={forwarding} />
      </Panel>
      <Panel
        title="Test call"
        hint="We call your line; if the call comes back to us, forwarding works. Nobody gets a text because of it."
        action={
          <Button component={RouterLink} to={path('/settings/phones')} size="small" sx={{ flexShrink: 0 }}>
            Phone settings
          </Button>
        }
      >
        {forwarding.lineMode === 'direct' && !forwarding.ringTarget ? (
          <Typography color="text.secondary">
            Say in the phone settings which line forwards its calls, and which phone we ring. Then it can be tested here.
          </Typography>
        ) : (
          <TestCalls forwarding={forwarding} />
        )}
      </Panel>
    </>
  );
}
