import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { ProviderAccount } from '../shared/types';
import { accountWords } from './numbers.rules';
import { useConnectProvider, useProviderAccount, useProviderActs } from './useNumbers';

function Present({ account, mayWrite }: { account: ProviderAccount; mayWrite: boolean }): ReactNode {
  const { check, disconnect } = useProviderActs();
  const isSet = account.state === 'active' || account.state === 'broken';
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography>{accountWords(account)}</Typography>
      {isSet ? (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <StatusChip
              label={account.state === 'active' ? 'Works' : 'Refused by the provider'}
              tone={account.state === 'active' ? 'success' : 'danger'}
            />
            {account.isSimulated ? <StatusChip label="Simulated" tone="info" /> : null}
            <Typography color="text.secondary" sx={{ fontSize: 14 }}>
              Account {account.account} · token {account.secret}
              {account.checkedAt ? (
                <>
                  {' '}
                  · checked <BusinessDate value={account.checkedAt} show="age" />
                </>
              ) : null}
            </Typography>
          </Box>
          {account.problem ? <Alert severity="error">{account.problem}</Alert> : null}
          {mayWrite ? (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              <Button variant="outlined" loading={check.isPending} onClick={() => check.mutate(undefined)}>
                Check now
              </Button>
              <Button color="error" loading={disconnect.isPending} onClick={() => disconnect.mutate(undefined)}>
                Remove
              </Button>
            </Box>
          ) : null}
        </>
      ) : null}
    </Box>
  );
}

function OwnForm({ isSet }: { isSet: boolean }): ReactNode {
  const [accountSid, setAccountSid] = useState('');
  const [authToken, setAuthToken] = useState('');
  const connect = useConnectProvider(() => {
    setAccountSid('');
    setAuthToken('');
  });
  const errors = errorsOf(connect.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.mutate({ accountSid: accountSid.trim(), authToken: authToken.trim() });
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {connect.error && Object.keys(errors).length === 0 ? <Alert severity="error">{messageOf(connect.error)}</Alert> : null}
      <TextField
        label="Account SID"
        value={accountSid}
        onChange={(event) => setAccountSid(event.target.value)}
        error={errors['accountSid'] !== undefined}
        helperText={errors['accountSid'] ?? 'Begins with AC'}
        fullWidth
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <TextField
        label="Auth token"
        type="password"
        value={authToken}
        onChange={(event) => setAuthToken(event.target.value)}
        error={errors['authToken'] !== undefined}
        helperText={errors['authToken'] ?? 'The primary token. It is tried first, stored sealed, and never shown again.'}
        fullWidth
        slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
      />
      <Button type="submit" variant="contained" loading={connect.isPending} disabled={accountSid.trim() === '' || authToken.trim() === ''}>
        {isSet ? 'Replace the credentials' : 'Use my own account'}
      </Button>
    </Box>
  );
}

/** Whose account the numbers live in. */
export function AccountSection(): ReactNode {
  const query = useProviderAccount();
  const mayWrite = useCan()('numbers', 'edit');
  return (
    <>
      <Panel title="Provider account" hint="Numbers are bought in it, and texts leave from it. No other account is ever used instead.">
        {query.isPending ? (
          <RowSkeletons count={2} />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : (
          <Present account={query.data} mayWrite={mayWrite} />
        )}
      </Panel>
      {mayWrite && query.data ? (
        <Panel title="Your own Twilio account" hint="Both values stand on the first page of the Twilio console.">
          <OwnForm isSet={query.data.state === 'active' || query.data.state === 'broken'} />
        </Panel>
      ) : null}
    </>
  );
}
