import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { Role } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { permissionGroups, roleSummary, toggled } from './roles.rules';
import RolesPage from './RolesPage';

const names = ['leads.read', 'leads.write', 'conversations.read', 'messages.send', 'audit.read'] as const;
const builtIn: Role = { id: 'org_owner', name: null, isBuiltIn: true, permissions: [...names], members: 1, version: null };
const own: Role = { id: 'r1', name: 'Dispatcher', isBuiltIn: false, permissions: ['leads.read'], members: 0, version: 3 };
const writer = [...allPermissions, 'users.read', 'users.write'];
const open = (roles: Role[], answers: Record<string, unknown> = {}, permissions = writer) =>
  show(<RolesPage />, {
    provider: fakeProvider({ roles: () => Promise.resolve({ data: roles, total: roles.length }), ...answers }),
    permissions,
  });
const box = (name: string): HTMLElement => screen.getByRole('checkbox', { name });

describe('roles', () => {
  it('are listed: the fixed ones, and what to do when there is no other', async () => {
    await open([builtIn]);
    expect(await screen.findByText('No role of your own yet')).toBeVisible();
    expect(screen.getByText('Owner')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Change the role/ })).toBeNull();
  });

  it('are written with permissions that one has; an action brings its reading', async () => {
    const create = vi.fn(() => Promise.resolve({ data: own }));
    await open([builtIn], { create });
    await userEvent.click(await screen.findByRole('button', { name: 'New role' }));
    await userEvent.type(screen.getByLabelText(/^Name/), 'Closer');
    await userEvent.click(box('Messages: Send'));
    expect(box('Conversations: See')).toBeChecked();
    expect(box('Audit log: See')).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Make the role' }));
    expect(create).toHaveBeenCalledWith('roles', { data: { name: 'Closer', permissions: ['conversations.read', 'messages.send'] } });
    expect(await screen.findByText('The role Closer can be given now')).toBeVisible();
  });

  it('are changed under the version that was read, and keep what was chosen when somebody was faster', async () => {
    const why = 'Somebody else changed this role meanwhile. Look at it again.';
    const update = vi.fn(() => Promise.reject(new HttpError(why, 409, {})));
    await open([builtIn, own], { update });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the role Dispatcher' }));
    await userEvent.click(box('Leads: Change'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(update).toHaveBeenCalledWith('roles', {
      id: 'r1',
      data: { name: 'Dispatcher', permissions: ['leads.read', 'leads.write'], version: 3 },
      previousData: { id: 'r1' },
    });
    expect(await screen.findByText(why)).toBeVisible();
    expect(box('Leads: Change')).toBeChecked();
  });

  it('are removed after a question, and only while nobody has them', async () => {
    const remove = vi.fn(() => Promise.resolve({ data: own }));
    await open([builtIn, own, { ...own, id: 'r2', name: 'Clerk', members: 2 }], { delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the role Clerk' }));
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Change the role Dispatcher' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Dispatcher' }));
    expect(await screen.findByText('The role Dispatcher is gone')).toBeVisible();
    expect(remove).toHaveBeenCalledWith('roles', { id: 'r1' });
  });

  it('are only looked at without the permission to change them', async () => {
    await open([builtIn, own], {}, [...allPermissions, 'users.read']);
    expect(await screen.findByText('Dispatcher')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Change|New role/ })).toBeNull();
  });
});

describe('the choice of permissions', () => {
  it('loses the actions with the reading that they need', () => {
    const all = [...names];
    expect([...toggled(new Set(), 'leads.write', all)].sort()).toEqual(['leads.read', 'leads.write']);
    expect([...toggled(new Set(['leads.read', 'leads.write']), 'leads.read', all)]).toEqual([]);
    expect([...toggled(new Set(['conversations.read', 'messages.send']), 'conversations.read', all)]).toEqual([]);
    expect([...toggled(new Set(['leads.read', 'leads.write']), 'leads.write', all)]).toEqual(['leads.read']);
  });

  it('stands in areas, in plain words', () => {
    expect(permissionGroups(['users.read', 'users.write', 'contacts.erase'])).toEqual([
      {
        area: 'People and roles',
        permissions: [
          { name: 'users.read', label: 'See' },
          { name: 'users.write', label: 'Change' },
        ],
      },
      { area: 'Contacts', permissions: [{ name: 'contacts.erase', label: 'Erase personal data' }] },
    ]);
    expect(roleSummary(['leads.read', 'calls.read', 'leads.write'])).toBe('Sees leads, calls. Works with leads.');
    expect(roleSummary(['calls.read', 'leads.read', 'contacts.read', 'actions.read', 'settings.read', 'api_keys.read'])).toBe(
      'Sees calls, leads, contacts, actions and 2 more. Works with nothing.',
    );
  });
});
