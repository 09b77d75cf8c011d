import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Invite, Member, Role } from '../shared/types';
import PeoplePage from './PeoplePage';
import { orgRoles, roleWords } from './people.rules';

const dana: Member = {
  id: 'u1',
  name: 'Dana Ortiz',
  email: 'dana@example.com',
  role: 'org_owner',
  roleName: null,
  hasSecondFactor: false,
  phone: null,
  isOnCall: false,
  alertsStoppedAt: null,
  createdAt: '2026-11-20T10:00:00Z',
  lastSeenAt: '2026-11-20T16:30:00Z',
};
const invite = (over: Partial<Invite> = {}): Invite => ({
  id: 'i1',
  email: 'new@example.com',
  role: 'org_agent',
  roleName: null,
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
      invite({ id: 'i4', email: 'over@example.com', state: 'ended' }),
    ]);
    expect(await screen.findByText('Dana Ortiz')).toBeVisible();
    expect(screen.getByText('Owner')).toBeVisible();
    expect(screen.getByText('Fri, Nov 20, 10:30 AM')).toBeVisible();
    expect(await screen.findByText('Run out')).toBeVisible();
    expect(screen.getByText('Mail not sent')).toBeVisible();
    expect(screen.getByText('Ended')).toBeVisible();
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
    const changeMember = vi.fn(() => Promise.resolve(dana));
    await open([], { changeMember });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Viewer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(changeMember).toHaveBeenCalledWith('u1', { role: 'viewer' });
  });

  it('have an alert phone and are on call or not; what is not changed is not said', async () => {
    const cal: Member = { ...dana, id: 'u3', name: 'Cal', phone: '+13125550121', isOnCall: true };
    const stopped: Member = { ...cal, id: 'u4', name: 'Stu', phone: '+13125550122', alertsStoppedAt: '2026-11-20T10:00:00Z' };
    const changeMember = vi.fn(() => Promise.resolve(cal));
    const getList = (resource: string) =>
      Promise.resolve(resource === 'users' ? { data: [dana, cal, stopped], total: 3 } : { data: [], total: 0 });
    await open([], { changeMember, getList });
    expect(await screen.findByText(/alerts to/)).toBeVisible();
    expect(screen.getByText(/alerts stopped by their STOP from/)).toBeVisible();
    const change = async (name: string) => userEvent.click(screen.getByRole('button', { name: `Change ${name}` }));
    const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await change('Cal');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: /^On call/ }));
    await save();
    expect(changeMember).toHaveBeenLastCalledWith('u3', { isOnCall: false });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await change('Stu');
    expect(screen.getByText(/no alerts go there until it texts START/)).toBeVisible();
    await userEvent.clear(screen.getByLabelText('Alert phone'));
    await save();
    expect(changeMember).toHaveBeenLastCalledWith('u4', { phone: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await change('Dana Ortiz');
    expect(screen.getByRole('checkbox', { name: /^On call/ })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Alert phone'), '(312) 555-0123');
    expect(screen.getByRole('checkbox', { name: /^On call/ })).toBeChecked();
    await save();
    expect(changeMember).toHaveBeenLastCalledWith('u1', { phone: '(312) 555-0123' });
  });

  it('are told beside the field why a number is refused, and keep what was written', async () => {
    const why = 'Cal is alerted on this number already.';
    await open([], { changeMember: () => Promise.reject(new HttpError('Some fields are wrong.', 400, { errors: { phone: why } })) });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    await userEvent.type(screen.getByLabelText('Alert phone'), '+13125550122');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.getByLabelText('Alert phone')).toHaveAccessibleDescription(why));
    expect(screen.getByLabelText('Alert phone')).toBeInvalid();
    expect(screen.queryByText('Some fields are wrong.')).toBeNull();
    expect(screen.getByLabelText('Alert phone')).toHaveValue('+13125550122');
  });

  it('can be given a role of the business’s own, but none that may do more than the giver', async () => {
    const own: Role = { id: 'r1', name: 'Dispatcher', isBuiltIn: false, permissions: ['leads.read'], members: 0, version: 1 };
    const big: Role = { ...own, id: 'r2', name: 'Auditor', permissions: ['audit.read'] };
    const changeMember = vi.fn(() => Promise.resolve(dana));
    await open([], { changeMember, roles: () => Promise.resolve({ data: [own, big], total: 2 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    expect(await screen.findByRole('option', { name: 'Auditor' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(screen.getByRole('option', { name: 'Dispatcher' }));
    expect(screen.getByText('Sees leads. Works with nothing.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(changeMember).toHaveBeenCalledWith('u1', { role: 'r1' });
  });

  it('lose a second step only by an owner of the agency, after a question', async () => {
    const sam: Member = { ...dana, id: 'u2', name: 'Sam', hasSecondFactor: true };
    const resetSecondFactor = vi.fn(() => Promise.resolve());
    const answers = {
      getList: (resource: string) => Promise.resolve(resource === 'users' ? { data: [sam], total: 1 } : { data: [], total: 0 }),
      resetSecondFactor,
    };
    await open([], answers);
    expect(await screen.findByText('Second step')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Change Sam' }));
    expect(screen.queryByRole('button', { name: 'Remove the second step' })).toBeNull();
    cleanup();
    await open([], answers, [...owner, 'agency.write']);
    await userEvent.click(await screen.findByRole('button', { name: 'Change Sam' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove the second step' }));
    expect(resetSecondFactor).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove and sign out' }));
    expect(resetSecondFactor).toHaveBeenCalledWith('u2');
    expect(await screen.findByText('The second step of Sam is removed')).toBeVisible();
  });

  it('are signed out everywhere after a question, but not oneself here', async () => {
    const nia: Member = { ...dana, id: 'u2', name: 'Nia', lastSeenAt: null };
    const signOutMember = vi.fn(() => Promise.resolve({ ended: 2 }));
    const answers = (member: Member) => ({
      getList: (resource: string) => Promise.resolve(resource === 'users' ? { data: [member], total: 1 } : { data: [], total: 0 }),
      signOutMember,
    });
    await open([], answers(dana));
    await userEvent.click(await screen.findByRole('button', { name: 'Change Dana Ortiz' }));
    expect(screen.queryByRole('button', { name: 'Sign out everywhere' })).toBeNull();
    cleanup();
    await open([], answers(nia));
    expect(await screen.findByText('Not seen here yet')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Change Nia' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    expect(signOutMember).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out Nia' }));
    expect(signOutMember).toHaveBeenCalledWith('u2');
    expect(await screen.findByText('Nia is signed out everywhere')).toBeVisible();
  });

  it('are asked about one step at a time: each with its own error, and with the keyboard at its words', async () => {
    const nia: Member = { ...dana, id: 'u2', name: 'Nia' };
    const why = 'This is the only owner.';
    await open([], {
      getList: (resource: string) => Promise.resolve(resource === 'users' ? { data: [nia], total: 1 } : { data: [], total: 0 }),
      delete: () => Promise.reject(new HttpError(why, 422, {})),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Nia' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(screen.getByText(/^Their access ends/)).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Nia' }));
    expect(await screen.findByText(why)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Keep them' }));
    expect(within(screen.getByRole('dialog')).getByText('dana@example.com')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    expect(screen.getByText(/^For a lost phone/)).toHaveFocus();
    expect(screen.queryByText(why)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Leave them' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(screen.queryByText(why)).toBeNull();
  });

  it('get a fresh link, or lose the invite', async () => {
    const resendInvite = vi.fn(() => Promise.resolve(invite()));
    const remove = vi.fn(() => Promise.resolve({ data: invite() }));
    await open([invite()], { resendInvite, delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Send again to new@example.com' }));
    expect(resendInvite).toHaveBeenCalledWith('invites', 'i1');
    await userEvent.click(screen.getByRole('button', { name: 'Take back the invite of new@example.com' }));
    expect(remove).toHaveBeenCalledWith('invites', { id: 'i1' });
  });

  it('are only looked at without the permission to change them', async () => {
    await open([invite()], {}, [...allPermissions, 'users.read']);
    expect(await screen.findByText('new@example.com')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('link', { name: 'Roles' })).toHaveAttribute('href', '/t/north/people/roles');
  });

  it('have roles in plain words', () => {
    for (const role of orgRoles) expect(roleWords(role).may).not.toBe('');
    expect(roleWords('agency_staff').name).toBe('Agency staff');
  });
});
