import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { ClientLine } from '../shared/types';
import { ClientMenu } from './ClientMenu';

const line = (status: ClientLine['status']): ClientLine => ({ orgId: 'o1', name: 'Bella Salon', slug: 'bella', status }) as ClientLine;
const rights = [...allPermissions, 'agency.read', 'agency.write', 'agency.view_as'];
const open = async (status: ClientLine['status'], answers: Record<string, unknown>, permissions = rights): Promise<void> => {
  await show(<ClientMenu line={line(status)} onLeft={() => undefined} />, { provider: fakeProvider(answers), permissions });
  await userEvent.click(screen.getByRole('button', { name: 'More for Bella Salon' }));
};
const choose = (name: string) => userEvent.click(screen.getByRole('menuitem', { name }));

describe('what can be done with a client', () => {
  it('pauses with a reason, after saying what customers notice', async () => {
    const pauseClient = vi.fn(() => Promise.resolve());
    await open('active', { pauseClient });
    expect(screen.queryByRole('menuitem', { name: 'Remove' })).toBeNull();
    await choose('Pause');
    expect(screen.getByText(/Calls ring through, texts are kept and STOP counts/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Pause' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Why?' }), 'Invoice open');
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(pauseClient).toHaveBeenCalledWith('o1', 'Invoice open');
    expect(await screen.findByText('Bella Salon is paused')).toBeVisible();
  });

  it('staff may look and not change', async () => {
    const startView = vi.fn(() => Promise.reject(new HttpError('Not now.', 503, {})));
    await open('active', { startView }, [...allPermissions, 'agency.read', 'agency.view_as']);
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Settings', 'See it as its owner']);
    await choose('See it as its owner');
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Why?' }), 'A complaint');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(startView).toHaveBeenCalledWith('o1', { reason: 'A complaint', minutes: 30, mayWrite: false });
  });

  it('resumes at once', async () => {
    const resumeClient = vi.fn(() => Promise.resolve());
    await open('paused', { resumeClient });
    await choose('Resume');
    expect(resumeClient).toHaveBeenCalledWith('o1');
    expect(await screen.findByText('Bella Salon works again')).toBeVisible();
  });

  it('removes only after the name was typed, and tells when it failed', async () => {
    const removeClient = vi.fn(() => Promise.reject(new HttpError('The provider did not take the number back.', 502, { requestId: 'r1' })));
    await open('paused', { removeClient });
    await choose('Remove');
    await userEvent.type(screen.getByRole('textbox', { name: 'Type the name of the business' }), 'Bella');
    expect(screen.getByRole('button', { name: 'Remove' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Type the name of the business' }), ' Salon');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(removeClient).toHaveBeenCalledWith('o1');
    expect(await screen.findByText(/did not take the number back. \(request r1\)/)).toBeVisible();
  });

  it('lets owners choose who of the staff may enter', async () => {
    const person = (id: string, role: string, hasAccess: boolean) => ({ id, name: `Person ${id}`, email: `${id}@a.test`, role, hasAccess });
    const grantClient = vi.fn(() => Promise.resolve({ data: [] }));
    const clientStaff = () =>
      Promise.resolve({ data: [person('o', 'agency_owner', true), person('s', 'agency_staff', true), person('t', 'agency_staff', false)] });
    await open('active', { clientStaff, grantClient });
    await choose('Who may enter');
    expect(await screen.findByRole('checkbox', { name: 'Person o, owner' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Person s' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Person t' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(grantClient).toHaveBeenCalledWith('o1', ['t']);
    expect(await screen.findByText('Saved: it holds within five seconds')).toBeVisible();
  });

  it('says where staff comes from while there is none', async () => {
    const owner = { id: 'o', name: 'Person o', email: 'o@a.test', role: 'agency_owner', hasAccess: true };
    await open('active', { clientStaff: () => Promise.resolve({ data: [owner] }) });
    await choose('Who may enter');
    expect(await screen.findByRole('link', { name: 'Invite people into the agency' })).toHaveAttribute('href', '/t/north/agency/people');
  });
});
