import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { email, maxLength, SelectInput, TextInput } from 'react-admin';
import { humanise } from '../shared/format';
import { evenInputs } from '../shared/form-layout';
import { MoneyInput } from '../shared/MoneyInput';
import { urgencies } from './leads.rules';

const short = maxLength(120);

/** The fields a person may fill in by hand; the same for a new lead and an old one. */
export function LeadInputs(): ReactNode {
  return (
    <Box sx={{ display: 'grid', width: 1, gap: 2, ...evenInputs, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <TextInput source="name" validate={short} autoComplete="off" />
      <TextInput source="email" label="E-mail" validate={email('This is not an e-mail address')} autoComplete="off" />
      <TextInput source="service" label="Wants" validate={maxLength(160)} />
      <SelectInput source="urgency" choices={urgencies.map((id) => ({ id, name: humanise(id) }))} emptyText="Not known" />
      <TextInput source="address" validate={maxLength(300)} autoComplete="off" sx={{ gridColumn: { sm: '1 / -1' } }} />
      <MoneyInput source="estimatedValueMinor" label="Estimated value" />
    </Box>
  );
}
