import type { ReactNode } from 'react';
import { AutocompleteInput, email, maxLength, required, SelectInput, TextInput } from 'react-admin';
import { MoneyInput } from '../shared/MoneyInput';
import { SettingsForm, TwoColumns } from './SettingsForm';

const verticals = [
  { id: 'hvac', name: 'Heating and air' },
  { id: 'plumbing', name: 'Plumbing' },
  { id: 'electrical', name: 'Electrical' },
  { id: 'salon', name: 'Salon' },
  { id: 'general', name: 'Other' },
];
const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id.replace(/_/g, ' ') }));

export function BusinessSection(): ReactNode {
  return (
    <SettingsForm title="Business" hint="Who you are and what a job is worth.">
      <TwoColumns>
        <TextInput
          source="name"
          label="Business name"
          validate={[required(), maxLength(120)]}
          helperText="Customers read it in the first text"
        />
        <SelectInput source="vertical" label="Trade" choices={verticals} validate={required()} />
        <AutocompleteInput
          source="timeZone"
          label="Time zone"
          choices={zones}
          validate={required()}
          helperText="Every time in the console is in this zone"
        />
        <MoneyInput source="averageJobValueMinor" label="Average job value" />
        <TextInput source="ownerName" label="Owner's name" validate={maxLength(120)} autoComplete="off" />
        <TextInput source="ownerEmail" label="Owner's e-mail" validate={email('This is not an e-mail address')} autoComplete="off" />
      </TwoColumns>
    </SettingsForm>
  );
}
