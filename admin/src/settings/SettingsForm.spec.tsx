import { useQueryClient } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError, TextInput } from 'react-admin';
import { fakeProvider, show } from '../test/Console';
import { SettingsForm } from './SettingsForm';

const first = { id: 'org-1', version: 1, name: 'Northside', ownerName: 'Dana' };
let again: () => Promise<void>;
function Card() {
  const client = useQueryClient();
  again = () => client.invalidateQueries();
  return (
    <SettingsForm title="Business" hint="Who you are">
      <TextInput source="name" label="Business name" />
      <TextInput source="ownerName" label="Owner" />
    </SettingsForm>
  );
}
const box = (name: string) => screen.findByRole('textbox', { name });
async function retype(name: string, text: string): Promise<void> {
  await userEvent.clear(await box(name));
  await userEvent.type(await box(name), text);
}
/** Leaves the field first: while its check runs, the button takes no press. */
async function save(): Promise<void> {
  act(() => (document.activeElement as HTMLElement).blur());
  await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled());
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
}

describe('a card of settings', () => {
  it('keeps what is typed when the settings are read again', async () => {
    const server = { now: first };
    await show(<Card />, { provider: fakeProvider({ settings: () => Promise.resolve(server.now) }) });
    await retype('Business name', 'Northside Air');
    server.now = { ...first, version: 2, name: 'Somebody else', ownerName: 'Eve' };
    await act(() => again());
    await waitFor(async () => expect(await box('Owner')).toHaveValue('Eve'));
    expect(await box('Business name')).toHaveValue('Northside Air');
  });

  it('saves a change again that was refused because of somebody else’s', async () => {
    const server = { now: first };
    const saveSettings = vi.fn((changes: Partial<typeof first>) => {
      if (changes.version !== server.now.version) return Promise.reject(new HttpError('Changed in the meantime', 409));
      server.now = { ...server.now, ...changes, name: 'Northside Air', version: server.now.version + 1 };
      return Promise.resolve(server.now);
    });
    await show(<Card />, { provider: fakeProvider({ settings: () => Promise.resolve(server.now), saveSettings }) });
    await retype('Business name', ' Northside Air ');
    server.now = { ...first, version: 2, ownerName: 'Eve' };
    await save();
    expect(await screen.findByText(/Your change is still here/)).toBeVisible();
    await waitFor(async () => expect(await box('Owner')).toHaveValue('Eve'));
    expect(await box('Business name')).toHaveValue(' Northside Air ');

    await save();
    await waitFor(async () => expect(await box('Business name')).toHaveValue('Northside Air'));
    expect(saveSettings).toHaveBeenLastCalledWith({ name: ' Northside Air ', version: 2 });
    // saved is no change any more: the next reading is shown
    server.now = { ...server.now, name: 'Southside' };
    await act(() => again());
    await waitFor(async () => expect(await box('Business name')).toHaveValue('Southside'));
  });
});
