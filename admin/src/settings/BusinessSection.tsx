import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { AutocompleteInput, email, maxLength, maxValue, minValue, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { useCan } from '../root/tenant';
import { MoneyInput } from '../shared/MoneyInput';
import { tradesWith } from '../shared/trades';
import { SettingsForm, TwoColumns, useSettings } from './SettingsForm';

const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id.replace(/_/g, ' ') }));

function PlaceInput(): ReactNode {
  const link = useSettings().data?.reviewLink;
  return (
    <Box>
      <TextInput
        source="googlePlaceId"
        label="Google place id"
        fullWidth
        helperText="Such as ChIJN1t_tDeuEmsRUsoyG83frY4, or a review link that contains one"
        autoComplete="off"
      />
      {link ? (
        <Typography sx={{ fontSize: 14, mt: 0.5 }}>
          Customers review you at{' '}
          <Link href={link} target="_blank" rel="noreferrer" sx={{ overflowWrap: 'anywhere' }}>
            this Google page
          </Link>
          . Open it once to see that it is yours.
        </Typography>
      ) : null}
    </Box>
  );
}

function TradeInput(): ReactNode {
  return <SelectInput source="vertical" label="Trade" choices={tradesWith(useSettings().data?.vertical)} validate={required()} />;
}

export function BusinessSection(): ReactNode {
  const mayForget = useCan()('contacts', 'erase');
  return (
    <SettingsForm title="Business" hint="Who you are and what a job is worth.">
      <TwoColumns>
        <TextInput
          source="name"
          label="Business name"
          validate={[required(), maxLength(120)]}
          helperText="Customers read it in the first text"
        />
        <TradeInput />
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
        <NumberInput
          source="retentionDays"
          label="Days that silent customers are kept"
          min={30}
          max={3650}
          validate={[minValue(30), maxValue(3650)]}
          disabled={!mayForget}
          helperText={
            mayForget
              ? 'After so long without a sign of them their data is made anonymous for good; a legal hold keeps it'
              : 'Only those who may erase personal data change this: a shorter time makes people anonymous for good'
          }
        />
      </TwoColumns>
      <PlaceInput />
    </SettingsForm>
  );
}
