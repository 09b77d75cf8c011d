import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { session } from '../auth/session';
import { fakeProvider, show } from '../test/Console';
import type { OwnSession } from '../shared/types';
import AccountPage from './AccountPage';
import { deviceName } from './account.rules';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
const item = (over: Partial<OwnSession> = {}): OwnSession => ({
  id: 's1',
  isCurrent: true,
  userAgent: chrome,
  ip: '192.0.2.1',
  createdAt: '2026-11-20T10:00:00Z',
  lastUsedAt: '2026-11-21T10:00:00Z',
  expiresAt: '2026-12-20T10:00:00Z',
  ...over,
});
const open = (items: OwnSession[], answers: Record<string, unknown> = {}) =>
  show(<AccountPage />, {
    provider: fakeProvider({ ownSessions: () => Promise.resolve({ data: items, total: items.length }), ...answers }),
  });

afterEach(() => vi.restoreAllMocks());

describe('the own account', () => {
  it('shows where one is signed in, and ends another place or all others', async () => {
    const endSession = vi.fn(() => Promise.resolve());
    const endOtherSessions = vi.fn(() => Promise.resolve({ ended: 1 }));
    await open([item(), item({ id: 's2', isCurrent: false, userAgent: null })], { endSession, endOtherSessions });
    expect(await screen.findByText('Chrome on Windows')).toBeVisible();
    expect(screen.getByText('This one')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out Unknown program, 192.0.2.1' }));
    expect(endSession).toHaveBeenCalledWith('s2');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out elsewhere' }));
    expect(await screen.findByText('One other sign-in has ended')).toBeVisible();
  });

  it('offers nothing to end where there is only this one', async () => {
    await open([item()]);
    expect(await screen.findByText('This one')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Sign out/ })).toBeNull();
  });

  it('changes the password, and tells which of the two is wrong', async () => {
    const enter = vi
      .spyOn(session, 'enter')
      .mockRejectedValueOnce(new HttpError('no', 400, { errors: { currentPassword: 'is not your password' } }))
      .mockResolvedValueOnce(undefined);
    await open([item()]);
    await userEvent.type(screen.getByLabelText(/Present password/), 'old one');
    await userEvent.type(screen.getByLabelText(/New password/), 'a whole new sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }));
    expect(await screen.findByText('is not your password')).toBeVisible();
    expect(screen.getByLabelText(/New password/)).toHaveValue('a whole new sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }));
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(enter).toHaveBeenLastCalledWith('/api/auth/password', { currentPassword: 'old one', newPassword: 'a whole new sentence' });
    expect(screen.getByLabelText(/New password/)).toHaveValue('');
  });

  it.each([
    [chrome, 'Chrome on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iPhone or iPad',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    [null, 'Unknown program'],
  ])('calls %s %s', (agent, name) => expect(deviceName(agent)).toBe(name));
});
