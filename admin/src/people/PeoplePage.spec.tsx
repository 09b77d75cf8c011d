import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Invite, Member } from '../shared/types';
import PeoplePage from './PeoplePage';
import { orgRoles, roleWords } from './people.rules';

const dana: Member = {
  id: 'u1',
  name: 'Dana Ortiz',
  email: 'dana@example.com',
  role: 'org_owner',
  phone: null,
  isOnCall: false,
  createdAt: '2026-11-20T10:00:00Z',
};
const invite = (over: Partial<Invite> = {}): Invite => ({
  id: 'i1',
  email: 'new@example.com',
  role: 'org_agent',
  state: 'pending',
  invitedBy: 'Dana Ortiz',
  createdAt: '2026-11-20T10:00:00Z',
  expiresAt: '2026-11-27T10:00:00Z',
  mailedAt: '2026-11-20T10:00:00Z',
  ...over,
});
const owner = [...allPermissions, 'users.read', 'users.write'];
const open = (invites: Invite[], answers: Record<string, unknown> = {}, permissions = owner) =>
  show(<PeoplePage />, {
    provider: fakeProvider({
      getList: (resource: string) =>
        Promise.resolve(resource === 'users' ? { data: [dana], total: 1 } : { data: invites, total: invites.length }),
      ...answers,
    }),
    permissions,
  });

describe('people', () => {
  it('are listed with their roles, and invites with what became of them', async () => {
    await open([
      invite(),
      invite({ id: 'i2', email: 'late@example.com', state: 'expired' }),
      invite({ id: 'i3', email: 'lost@example.com', mailedAt: null }),
    ]);
    expect(await screen.findByText('Dana Ortiz')).toBeVisible();
    expect(screen.getByText('Owner')).toBeVisible();
    expect(await screen.findByText('Run out')).toBeVisible();
    expect(screen.getByText('Mail not sent')).toBeVisible();
  });

  it('are invited with a role', async () => {
    const create = vi.fn(() => Promise.resolve({ data: invite() }));
    await open([], { create });
    await userEvent.click(await screen.findByRole('button', { name: 'Invite' }));
    await userEvent.type(screen.getByLabelText(/^E-mail/), 'new@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Send the invite' }));
    expect(create).toHaveBeenCalledWith('invites', { data: { email: 'new@example.com', role: 'org_agent' } });
    expect(await screen.findByText('An invite is on its way to new@example.com')).toBeVisible();
  });

  it('keep what was written when an invite is refused', async () => {
    const why = 'This address has an open invite. Send that one again.';
    await open([], { create: () => Promise.reject(new HttpError(why, 409, {})) });
    await userEvent.click(await screen.findByRole('button', { name: 'Invite' }));
    await userEvent.type(screen.getByLabelText(/^E-mail/), 'new@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Send the invite' }));
    expect(await screen.findByText(why)).toBeVisible();
    expect(screen.getByDisplayValue('new@example.com')).toBeVisible();
  });

  it('are removed after a question, and the last owner stays', async () => {
    const remove = vi.fn(() => Promise.reject(new HttpError('This is the only owner.', 422, {})));
    await open([], { delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Dana Ortiz' }));
    expect(await screen.findByText('This is the only owner.')).toBeVisible();
  });

  it('change their role', async () => {
    const update = vi.fn(() => Promise.resolve({ data: dana }));
    await open([], { update });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Viewer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(update).toHaveBeenCalledWith('users', expect.objectContaining({ id: 'u1', data: { role: 'viewer' } }));
  });

  it('get a fresh link, or lose the invite', async () => {
    const resendInvite = vi.fn(() => Promise.resolve(invite()));
    const remove = vi.fn(() => Promise.resolve({ data: invite() }));
    await open([invite()], { resendInvite, delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Send again to new@example.com' }));
    expect(resendInvite).toHaveBeenCalledWith('i1');
    await userEvent.click(screen.getByRole('button', { name: 'Take back the invite of new@example.com' }));
    expect(remove).toHaveBeenCalledWith('invites', { id: 'i1' });
  });

  it('are only looked at without the permission to change them', async () => {
    await open([invite()], {}, [...allPermissions, 'users.read']);
    expect(await screen.findByText('new@example.com')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('have roles in plain words', () => {
    for (const role of orgRoles) expect(roleWords(role).may).not.toBe('');
    expect(roleWords('agency_staff').name).toBe('Agency staff');
  });
});
