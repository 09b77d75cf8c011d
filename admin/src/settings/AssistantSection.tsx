import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { maxLength, maxValue, minValue, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { useProfile } from '../profile/useProfile';
import { usePath } from '../root/tenant';
import { countSegments } from '../shared/segments';
import { SettingsForm, TwoColumns, useSettings } from './SettingsForm';
import { SimplePromptButton } from './SimplePrompt';

const disclosures = [
  { id: 'first_message', name: 'In the first text' },
  { id: 'on_request', name: 'When somebody asks' },
];
const replyModes = [
  { id: 'send', name: 'Are sent at once' },
  { id: 'draft', name: 'Wait for your approval' },
];
const modes = [
  { id: 'htl', name: 'Step by step: reads, decides, writes' },
  { id: 'simple', name: 'Simple: one prompt, for tests and demos' },
];
const pricing = [
  { id: 'never', name: 'Never, a person will say' },
  { id: 'verified_only', name: 'Only prices you confirmed' },
  { id: 'configured', name: 'The prices of your services' },
];

function GreetingLength(): ReactNode {
  const greeting = useWatch({ name: 'greeting' }) as string | null;
  const { count, left } = countSegments(greeting ?? '');
  return (
    <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: -1 }}>
      {count === 0 ? 'Left empty, the assistant writes its own.' : `${count} ${count === 1 ? 'text' : 'texts'}, ${left} characters left`}
    </Typography>
  );
}

/** Once a profile is live, three of these fields only feed the next one: whoever changes them must know. */
function ProfileNotice(): ReactNode {
  const path = usePath();
  const published = useProfile().data?.published;
  if (!published) return null;
  return (
    <Alert severity="info">
      Instructions and words per text come from version {published.number} of the{' '}
      <Link component={RouterLink} to={path('/profile')}>
        assistant profile
      </Link>
      , which is live. What you change here goes into the next version that is generated. Of the two rules about prices the stricter one
      holds.
    </Alert>
  );
}

/** The regions of both sides may ask for more than the setting does. */
function Disclosure(): ReactNode {
  const isForced = useSettings().data?.isDisclosureForced ?? false;
  const help = isForced
    ? 'The law of your country wants it said in the first text: this choice changes nothing'
    : 'Customers in the European Union, Utah, Maine and Connecticut, or of an unknown country, are told in the first text in any case';
  return <SelectInput source="disclosure" label="Says that it is an assistant" choices={disclosures} helperText={help} />;
}

export function AssistantSection(): ReactNode {
  return (
    <SettingsForm title="Assistant" hint="What it says first, and what it must always keep to.">
      <ProfileNotice />
      <TextInput
        source="greeting"
        label="First text after a missed call"
        multiline
        minRows={2}
        fullWidth
        validate={maxLength(320)}
        helperText="May use {business}. The assistant adds the way to opt out."
      />
      <GreetingLength />
      <TextInput
        source="customInstructions"
        label="Instructions"
        multiline
        minRows={5}
        fullWidth
        validate={maxLength(4000)}
        helperText="In your words: what you do, what you do not do, what it must never promise."
      />
      <TextInput
        source="spokenMessage"
        label="Said on the phone when nobody answers"
        multiline
        minRows={2}
        fullWidth
        validate={maxLength(500)}
        helperText="May use {business}"
      />
      <TwoColumns>
        <Disclosure />
        <SelectInput source="replyMode" label="Replies" choices={replyModes} helperText="Safety texts and answers to STOP never wait" />
        <SelectInput
          source="assistantMode"
          label="How it writes"
          choices={modes}
          helperText="In simple mode a language model writes the whole reply in one call; times, bookings and safety texts stay fixed"
        />
        <SelectInput
          source="pricingPolicy"
          label="Talks about prices"
          choices={pricing}
          helperText="You confirm the price of a service under Services, and what your documents say of prices by publishing them"
        />
        <NumberInput
          source="maxWords"
          label="Words per text"
          min={5}
          max={80}
          validate={[minValue(5), maxValue(80)]}
          helperText="5 to 80 for a whole text. Answers that you approved, openings, bookings, disclaimers and safety texts do not count"
        />
        <NumberInput
          source="contextTokens"
          label="Context of one answer, in tokens"
          min={1500}
          max={32000}
          step={500}
          validate={[minValue(1500), maxValue(32000)]}
          helperText="1,500 to 32,000; more is remembered and each answer of a language model costs more"
        />
      </TwoColumns>
      <SimplePromptButton />
    </SettingsForm>
  );
}
