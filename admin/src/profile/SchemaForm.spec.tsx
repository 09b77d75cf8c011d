import { render, screen, within } from '@testing-library/react';
import type { Schema } from './profile.rules';
import { SchemaForm } from './SchemaForm';

const schema: Schema = {
  type: 'object',
  properties: {
    businessName: { type: 'string', title: 'Name', readOnly: true, description: 'A copy. Change it under Settings, Business.' },
    primaryCtas: {
      type: 'array',
      title: 'Calls to action',
      readOnly: true,
      description: 'A copy. Change it under Onboarding, Sales process.',
      items: { type: 'object', properties: { label: { type: 'string', title: 'Label' } } },
    },
  },
};

it('shows a copy of the settings as it is, says where it is changed, and lets nobody type into it', () => {
  const value = { businessName: 'Northside', primaryCtas: [{ label: 'Book a visit' }] };
  render(<SchemaForm schema={schema} value={value} errors={{}} isReadOnly={false} onChange={() => undefined} />);
  expect(screen.getByLabelText('Name')).toBeDisabled();
  expect(screen.getByText('A copy. Change it under Settings, Business.')).toBeVisible();
  const list = within(screen.getByRole('group', { name: 'Calls to action' }));
  expect(list.getByText('A copy. Change it under Onboarding, Sales process.')).toBeVisible();
  expect(list.getByLabelText('Label')).toHaveValue('Book a visit');
  expect(list.getByLabelText('Label')).toBeDisabled();
  expect(list.queryByRole('button')).toBeNull();
});
