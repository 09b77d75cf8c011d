import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { BooleanInput, maxValue, minValue, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { Panel } from '../shared/Panel';
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
  const path = usePath();
  return (
    <Panel title="Your Ringback numbers" hint="Calls and texts to these are answered.">
      <Button component={RouterLink} to={path('/numbers')} variant="outlined">
        Numbers, forwarding and registration
      </Button>
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
