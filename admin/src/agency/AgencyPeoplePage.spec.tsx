import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { AgencyPerson, Invite } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import AgencyPeoplePage from './AgencyPeoplePage';

const ann: AgencyPerson = {
  id: 'p1',
  name: 'Ann Agency',
  email: 'ann@agency.test',
  role: 'agency_owner',
  hasSecondFactor: true,
  clients: null,
  createdAt: '2026-11-20T10:00:00Z',
};
const sam: AgencyPerson = { ...ann, id: 'p2', name: 'Sam Staff', email: 'sam@agency.test', role: 'agency_staff', clients: 0 };
const invite: Invite = {
  id: 'i1',
  email: 'new@agency.test',
  role: 'agency_staff',
  roleName: null,
  state: 'pending',
  invitedBy: 'Ann Agency',
  createdAt: '2026-11-20T10:00:00Z',
  expiresAt: '2026-11-27T10:00:00Z',
  mailedAt: '2026-11-20T10:00:00Z',
};
const open = (answers: Record<string, unknown> = {}, invites: Invite[] = []) =>
  show(<AgencyPeoplePage />, {
    provider: fakeProvider({
      agencyPeople: () => Promise.resolve({ data: [ann, sam, { ...sam, id: 'p3', name: 'Sue', clients: 2 }] }),
      getList: () => Promise.resolve({ data: invites, total: invites.length }),
      ...answers,
    }),
    permissions: [...allPermissions, 'agency.read', 'agency.write'],
  });

describe('the people of the agency', () => {
  it('are listed with what they are and how far they reach', async () => {
    await open();
    const list = within(await screen.findByRole('list', { name: 'Owners and staff' }));
    expect(list.getByText('May enter every client')).toBeVisible();
    expect(list.getByText(/May enter no client yet/)).toBeVisible();
    expect(list.getByText('May enter 2 clients')).toBeVisible();
    expect(list.getByText('Agency owner')).toBeVisible();
  });

  it('are invited as staff or as an owner, into the agency and not into a business', async () => {
    const create = vi.fn(() => Promise.resolve({ data: invite }));
    await open({ create });
    await userEvent.click(await screen.findByRole('button', { name: 'Invite' }));
    await userEvent.type(screen.getByLabelText(/^E-mail/), 'new@agency.test');
    expect(screen.getByText(/works in the clients that an owner/)).toBeVisible();
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Agency owner' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send the invite' }));
    expect(create).toHaveBeenCalledWith('agency/invites', { data: { email: 'new@agency.test', role: 'agency_owner' } });
  });

  it('who were invited are asked again or no more', async () => {
    const resendInvite = vi.fn(() => Promise.resolve(invite));
    const remove = vi.fn(() => Promise.resolve({ data: invite }));
    await open({ resendInvite, delete: remove }, [invite]);
    await userEvent.click(await screen.findByRole('button', { name: 'Send again to new@agency.test' }));
    expect(resendInvite).toHaveBeenCalledWith('agency/invites', 'i1');
    await userEvent.click(screen.getByRole('button', { name: 'Take back the invite of new@agency.test' }));
    expect(remove).toHaveBeenCalledWith('agency/invites', { id: 'i1' });
  });

  it('change their role', async () => {
    const changeAgencyPerson = vi.fn(() => Promise.resolve(sam));
    await open({ changeAgencyPerson });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Sam Staff' }));
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Agency owner' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(changeAgencyPerson).toHaveBeenCalledWith('p2', 'agency_owner');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('are taken out after a question, and the last owner stays', async () => {
    const why = 'This is the only owner of the agency. Make someone else an owner first.';
    const removeAgencyPerson = vi.fn(() => Promise.reject(new HttpError(why, 422, {})));
    await open({ removeAgencyPerson });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ann Agency' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(removeAgencyPerson).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Ann Agency' }));
    expect(await screen.findByText(why)).toBeVisible();
    expect(removeAgencyPerson).toHaveBeenCalledWith('p1');
  });
});
