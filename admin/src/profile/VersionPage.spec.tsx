import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { detail, documents, profile, schemas, version } from './profile.fixture';
import VersionPage from './VersionPage';

const open = (answers: Record<string, unknown> = {}, permissions = allPermissions) =>
  show(<VersionPage />, {
    provider: fakeProvider({
      profile: () => Promise.resolve(profile()),
      profileSchemas: () => Promise.resolve({ schemas }),
      getOne: () => Promise.resolve({ data: detail({ id: 'v3', number: 3 }) }),
      ...answers,
    }),
    permissions,
    path: '/t/north/profile/v3',
    route: '/t/north/profile/:id',
  });
const keepAs = async (reason: string): Promise<void> => {
  fireEvent.change(screen.getByLabelText(/Why you changed it/), { target: { value: reason } });
  await userEvent.click(screen.getByRole('button', { name: 'Keep as a new version' }));
};

describe('a version of the profile', () => {
  it('is a form made of its schema', async () => {
    await open();
    expect(await screen.findByDisplayValue('Northside')).toBeVisible();
    expect(screen.getByDisplayValue('$120')).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Guardrails' }));
    expect(screen.getByText('Never claim to be human.').tagName).toBe('LI');
    expect(screen.queryByRole('button', { name: 'Add to Always kept' })).toBeNull();
  });

  it('is kept as a new version with the reason, and only once something changed', async () => {
    const keepProfileVersion = vi.fn(() => Promise.resolve(detail({ id: 'v4', number: 4 })));
    await open({ keepProfileVersion });
    await screen.findByDisplayValue('Northside');
    expect(screen.queryByRole('button', { name: 'Keep as a new version' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Add to Products and services' }));
    expect(screen.getByRole('button', { name: 'No more fit into Products and services' })).toBeDisabled();
    const added = screen.getByRole('group', { name: 'Products and services 2' });
    fireEvent.change(within(added).getByLabelText('Name'), { target: { value: 'Tune-up' } });
    await keepAs('new service');
    expect(keepProfileVersion).toHaveBeenCalledWith({
      baseVersionId: 'v3',
      reason: 'new service',
      documents: {
        ...documents,
        businessConfig: {
          businessName: 'Northside',
          products: [
            { name: 'AC repair', price: '$120' },
            { name: 'Tune-up', price: '' },
          ],
        },
      },
    });
  });

  it('shows what the server refuses at the field, in its document, and keeps what was typed', async () => {
    const errors = { 'documents.toneProfile.maxWords': 'must be a whole number from 5 to 80' };
    await open({ keepProfileVersion: () => Promise.reject(new HttpError('Check the fields.', 400, { errors })) });
    await userEvent.click(await screen.findByRole('tab', { name: 'Tone' }));
    fireEvent.change(screen.getByLabelText('Words per text'), { target: { value: '500' } });
    await userEvent.click(screen.getByRole('tab', { name: 'Sales' }));
    await keepAs('longer');
    await userEvent.click(await screen.findByRole('tab', { name: 'Tone (1 to check)' }));
    expect(screen.getByText('must be a whole number from 5 to 80')).toBeVisible();
    expect(screen.getByLabelText('Words per text')).toHaveValue(500);
    expect(screen.getByText(/nothing you typed is lost/)).toBeVisible();
  });

  it('is edited as JSON; half-typed JSON cannot be kept', async () => {
    const keepProfileVersion = vi.fn(() => Promise.resolve(detail({ id: 'v4', number: 4 })));
    await open({ keepProfileVersion });
    await userEvent.click(await screen.findByRole('tab', { name: 'Sales' }));
    await userEvent.click(screen.getByRole('button', { name: 'JSON' }));
    const editor = screen.getByLabelText('Sales as JSON');
    fireEvent.change(editor, { target: { value: '{ "hotLead": "No AC" }' } });
    fireEvent.change(editor, { target: { value: '{ "hotLead": ' } });
    expect(screen.getByText(/This is not JSON yet/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Why you changed it/), 'x');
    expect(screen.getByRole('button', { name: 'Keep as a new version' })).toBeDisabled();
    fireEvent.change(editor, { target: { value: '{ "hotLead": "No AC" }' } });
    await userEvent.click(screen.getByRole('button', { name: 'Keep as a new version' }));
    expect(keepProfileVersion).toHaveBeenCalledWith(
      expect.objectContaining({ documents: { ...documents, salesRules: { hotLead: 'No AC' } } }),
    );
  });

  it('is not published without what was changed on its page', async () => {
    await open({});
    expect(await screen.findByRole('button', { name: 'Publish' })).toBeEnabled();
    await userEvent.click(screen.getByRole('tab', { name: 'Tone' }));
    fireEvent.change(screen.getByLabelText('Words per text'), { target: { value: '30' } });
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Publish' })).toHaveAccessibleDescription(/Keep what you changed first/);
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    await userEvent.click(screen.getByRole('link', { name: 'All versions' }));
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(screen.getByLabelText('Words per text')).toHaveValue(30);
    confirm.mockRestore();
  });

  it('is published with a reason; who was faster is shown, and can be published over', async () => {
    const publishProfile = vi
      .fn()
      .mockRejectedValueOnce(
        new HttpError('Meanwhile.', 409, { details: { current: version({ id: 'v9', number: 9, createdByName: 'Sam' }) } }),
      )
      .mockResolvedValueOnce(profile({ published: version({ id: 'v3', number: 3 }) }));
    await open({ publishProfile });
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog', { name: 'Publish version 3' });
    expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'shorter');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish' }));
    expect(await within(dialog).findByText(/Sam made version 9/)).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Compare it with yours' })).toHaveAttribute('href', '/t/north/profile/v9/compare/v3');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish over version 9' }));
    expect(publishProfile.mock.calls).toEqual([
      ['v3', 'v2', 'shorter'],
      ['v3', 'v9', 'shorter'],
    ]);
    expect(await screen.findByText('Version 3 is live')).toBeVisible();
  });

  it('cannot be changed by a reader', async () => {
    await open({}, ['settings.read']);
    expect(await screen.findByDisplayValue('Northside')).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add to Products and services' })).toBeNull();
  });
});
