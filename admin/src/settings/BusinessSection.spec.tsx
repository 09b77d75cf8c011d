import { fireEvent, screen, waitFor } from '@testing-library/react';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Settings } from '../shared/types';
import { BusinessSection } from './BusinessSection';

const settings = {
  name: 'North',
  vertical: 'hvac',
  timeZone: 'America/Chicago',
  averageJobValueMinor: 35_000,
  retentionDays: 730,
  version: 4,
} as Settings;
const field = () => screen.findByLabelText(/^Days that silent customers are kept/);

describe('how long silent customers are kept', () => {
  it('is not for everybody who changes settings, and the others say nothing about it when they save', async () => {
    const saveSettings = vi.fn((changes: object) => Promise.resolve({ ...settings, ...changes }));
    await show(<BusinessSection />, { provider: fakeProvider({ settings: () => Promise.resolve(settings), saveSettings }) });
    expect(await field()).toBeDisabled();
    expect(await field()).toHaveAccessibleDescription(/Only those who may erase personal data/);
    fireEvent.change(screen.getByLabelText(/^Business name/), { target: { value: 'North Heating' } });
    fireEvent.submit(screen.getByLabelText(/^Business name/).closest('form')!);
    await waitFor(() => expect(saveSettings).toHaveBeenCalledWith({ name: 'North Heating', version: 4 }));
  });

  it('is for those who may erase', async () => {
    const provider = fakeProvider({ settings: () => Promise.resolve(settings) });
    await show(<BusinessSection />, { provider, permissions: [...allPermissions, 'contacts.erase'] });
    expect(await field()).toBeEnabled();
  });
});

it.each([
  ['clinic', 'Clinic'],
  ['course', 'Courses'],
  ['dog grooming', 'dog grooming'],
])('a business of the trade %s sees it in the form', async (vertical, name) => {
  await show(<BusinessSection />, { provider: fakeProvider({ settings: () => Promise.resolve({ ...settings, vertical }) }) });
  expect(await screen.findByRole('combobox', { name: /^Trade/ })).toHaveTextContent(name);
});
