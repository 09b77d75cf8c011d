import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BooleanInput, maxValue, minValue, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useCan } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { NumberItem } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { SettingsForm, TwoColumns } from './SettingsForm';

const lineModes = [
  { id: 'direct', name: 'Customers call the Ringback number; we ring your phone' },
  { id: 'full_forward', name: 'Your line forwards every call to us; we ring your phone' },
  { id: 'conditional_forward', name: 'Your line forwards only calls you missed' },
];
const answerChecks = [
  { id: 'heuristic', name: 'Very short calls count as voicemail' },
  { id: 'press_1', name: 'The person who answers presses 1' },
  { id: 'machine_detection', name: 'The network recognises machines' },
];

function Forwarded(): ReactNode {
  const mode = useWatch({ name: 'lineMode' }) as string;
  return mode === 'direct' ? null : (
    <TextInput source="forwardedNumber" label="The line that forwards" type="tel" helperText="The number customers know" />
  );
}

function Numbers(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const query = useQuery({
    queryKey: ['numbers', 'list'],
    queryFn: async ({ signal }) => (await provider.getList<NumberItem>('numbers', { pagination: { page: 1, perPage: 50 }, signal })).data,
  });
  const buy = useAct(() => provider.create('numbers', { data: { areaCode: '312' } }), {
    touches: ['numbers'],
    done: 'The number is ready',
  });
  const add = can('numbers', 'create') ? (
    <Button variant="outlined" onClick={() => buy.mutate(undefined)} loading={buy.isPending}>
      Add a number
    </Button>
  ) : null;
  return (
    <Panel title="Your Ringback numbers" hint="Calls and texts to these are answered." action={query.data?.length ? add : null}>
      {query.isPending ? (
        <RowSkeletons count={2} />
      ) : query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : query.data?.length === 0 ? (
        <EmptyState picture="phone" title="No number yet" isCompact action={add}>
          Without one nothing can be answered.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data?.map((number) => (
            <Box component="li" key={number.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 1 }}>
              <Typography sx={{ fontWeight: 620, mr: 1 }}>
                <PhoneText value={number.address} />
              </Typography>
              <StatusChip label={number.channel === 'sms' ? 'Calls and SMS' : humanise(number.channel)} />
              <StatusChip label={humanise(number.state)} tone={number.state === 'active' ? 'success' : 'warning'} />
              {number.isSimulated ? (
                <StatusChip label="Simulated" tone="info" />
              ) : (
                <StatusChip label={`Registration: ${humanise(number.registration).toLowerCase()}`} />
              )}
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}

export function PhoneSection(): ReactNode {
  return (
    <>
      <SettingsForm title="Phones" hint="Which phone rings, and for how long before we step in.">
        <TwoColumns>
          <TextInput source="businessPhone" label="Business phone that rings" type="tel" helperText="In any format" />
          <TextInput
            source="ownerPhone"
            label="Owner's mobile for alerts"
            type="tel"
            helperText="Texts from it are commands, never leads"
          />
        </TwoColumns>
        <SelectInput source="lineMode" label="How calls reach us" choices={lineModes} fullWidth />
        <Forwarded />
        <TwoColumns>
          <NumberInput source="ringSeconds" label="Ring for (seconds)" min={5} max={60} validate={[minValue(5), maxValue(60)]} />
          <SelectInput source="answerCheck" label="Person or machine" choices={answerChecks} />
          <NumberInput
            source="textBackCooldownMinutes"
            label="Text the same caller again after (minutes)"
            min={1}
            max={10080}
            validate={[minValue(1), maxValue(10080)]}
          />
          <BooleanInput source="isVoicemailOn" label="Callers may leave a voicemail" helperText={false} />
        </TwoColumns>
      </SettingsForm>
      <Numbers />
    </>
  );
}
