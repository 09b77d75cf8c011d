import CallIcon from '@mui/icons-material/Call';
import PhoneMissed from '@mui/icons-material/PhoneMissed';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'react-admin';
import { Link } from 'react-router';
import { DecisionDialog } from '../inbox/DecisionDialog';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { usePhone } from '../shared/PhoneText';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import type { NumberItem, Settings } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { Handset } from './Handset';
import { callsOf, liveCall, textsOf } from './ledger.rules';
import { PersonaPicker } from './PersonaPicker';
import { chips, nextLines, personas } from './personas';
import { QuietNotice } from './QuietNotice';
import { Story } from './Story';
import { tellStory } from './story.rules';
import { useCustomerThread, useLedger, useSimulatorActions, useSimulatorWorld } from './useSimulator';
import { WorldControls } from './WorldControls';

const noPhone = '';

function NoNumber(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const buy = useAct(() => provider.create('numbers', { data: { areaCode: '312' } }), {
    touches: ['numbers'],
    done: 'The number is ready',
  });
  return (
    <EmptyState
      picture="phone"
      title="This business has no simulated number"
      action={
        can('numbers', 'create') ? (
          <Button variant="contained" onClick={() => buy.mutate(undefined)} loading={buy.isPending}>
            Get a simulated number
          </Button>
        ) : undefined
      }
    >
      With one you can call and text it from here without any real phone or cost.
    </EmptyState>
  );
}

function World({ numbers, settings }: { numbers: NumberItem[]; settings: Settings }): ReactNode {
  const [customer, setCustomer] = useStore('simulator.customer', personas[0]?.phone ?? noPhone);
  const [numberId, setNumberId] = useStore('simulator.number', numbers[0]?.id ?? noPhone);
  const [isRealtime, setRealtime] = useStore('simulator.realtime', false);
  const [decisionId, setDecisionId] = useState<string | null>(null);
  const business = (numbers.find((n) => n.id === numberId) ?? numbers[0])?.address ?? noPhone;
  const owner = settings.ownerPhone ?? noPhone;
  const ledger = useLedger();
  const { conversation, decisions } = useCustomerThread(customer);
  const actions = useSimulatorActions(customer, business);
  const phone = usePhone();
  const path = usePath();
  const entries = useMemo(() => ledger.data ?? [], [ledger.data]);
  const steps = useMemo(
    () => tellStory(entries, decisions, { customer, owner, business }),
    [entries, decisions, customer, owner, business],
  );
  const persona = personas.find((p) => p.phone === customer);
  const ringOut = (): void => actions.call.mutate({ outcome: 'no-answer', isRealtime });
  const answered = (): void => actions.call.mutate({ outcome: 'answered', isRealtime, ...(isRealtime ? { talkSeconds: 12 } : {}) });

  if (ledger.error && !ledger.data) return <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <PersonaPicker value={customer} onChange={setCustomer} />
        {numbers.length > 1 ? (
          <TextField
            select
            size="small"
            label="Number called"
            value={business}
            onChange={(event) => setNumberId(numbers.find((n) => n.address === event.target.value)?.id ?? noPhone)}
            sx={{ minWidth: 190 }}
          >
            {numbers.map((number) => (
              <MenuItem key={number.id} value={number.address}>
                {phone(number.address)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        <FormControlLabel
          control={<Switch size="small" checked={isRealtime} onChange={(_, on) => setRealtime(on)} />}
          label="Ring in real time"
          slotProps={{ typography: { sx: { fontSize: 14 } } }}
        />
        <Box sx={{ flex: 1 }} />
        <WorldControls actions={actions} />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'repeat(2, minmax(0, 1fr))',
            lg: 'minmax(0, 340px) minmax(0, 340px) minmax(0, 1fr)',
          },
        }}
      >
        <Handset
          label="Customer's phone"
          owner={persona?.name ?? 'Customer'}
          phone={phone(customer)}
          texts={textsOf(entries, customer)}
          call={liveCall(callsOf(entries, customer))}
          chips={[...nextLines(persona?.lines ?? [], textsOf(entries, customer)), ...chips]}
          placeholder="Text as the customer"
          emptyText={`Nothing here yet. Call ${phone(business)} and let it ring out.`}
          onSend={(body) => actions.text.mutate({ from: customer, body })}
          isSending={actions.text.isPending}
          callTools={
            <>
              <Button size="small" variant="contained" startIcon={<PhoneMissed />} onClick={ringOut} loading={actions.call.isPending}>
                Call and let it ring out
              </Button>
              <Button size="small" variant="outlined" startIcon={<CallIcon />} onClick={answered} disabled={actions.call.isPending}>
                Call, the owner answers
              </Button>
            </>
          }
        />
        {owner ? (
          <Handset
            label="Owner's phone"
            owner={settings.ownerName || 'Owner'}
            phone={phone(owner)}
            texts={textsOf(entries, owner)}
            call={liveCall([...callsOf(entries, owner), ...callsOf(entries, settings.businessPhone ?? noPhone)])}
            notice={<QuietNotice settings={settings} advance={actions.advance} />}
            chips={['OK', '1']}
            placeholder="Answer as the owner"
            emptyText="Bookings, requests for a person and emergencies arrive here as texts."
            onSend={(body) => actions.text.mutate({ from: owner, body })}
            isSending={actions.text.isPending}
          />
        ) : (
          <Panel title="Owner's phone">
            <EmptyState
              picture="phone"
              title="No phone for the owner yet"
              isCompact
              action={
                <Button component={Link} to={path('/settings/phones')} variant="outlined">
                  Enter a phone
                </Button>
              }
            >
              Alerts are sent to it.
            </EmptyState>
          </Panel>
        )}
        <Box sx={{ gridColumn: { md: '1 / -1', lg: 'auto' } }}>
          <Panel
            title="What the system did"
            hint="Newest first, from the network's own ledger and the decision log"
            action={
              conversation ? (
                <Button component={Link} to={path(`/inbox/${conversation.id}`)} variant="outlined" size="small">
                  Open the conversation
                </Button>
              ) : null
            }
          >
            <Box tabIndex={0} role="region" aria-label="Steps" sx={{ maxHeight: { md: 540 }, overflowY: 'auto' }}>
              {ledger.isPending ? <RowSkeletons count={5} /> : <Story steps={steps} onWhy={setDecisionId} />}
            </Box>
          </Panel>
        </Box>
      </Box>
      <DecisionDialog id={decisionId} onClose={() => setDecisionId(null)} />
    </>
  );
}

/** Two phones and the network between them: everything a customer can do, without a customer. */
export default function SimulatorPage(): ReactNode {
  usePageTitle('Phone simulator');
  const { numbers, settings } = useSimulatorWorld();
  const failed = (numbers.data ? null : numbers.error) ?? (settings.data ? null : settings.error);
  return (
    <Page title="Phone simulator" hint="Be the customer and the owner. No real phone rings and nothing is charged." width={1480}>
      {failed ? (
        <ErrorState
          error={failed}
          onRetry={() => {
            void numbers.refetch();
            void settings.refetch();
          }}
        />
      ) : !numbers.data || !settings.data ? (
        <RowSkeletons count={6} />
      ) : numbers.data.length === 0 ? (
        <NoNumber />
      ) : (
        <World numbers={numbers.data} settings={settings.data} />
      )}
    </Page>
  );
}
