import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { ClientLine, ClientOrg } from '../shared/types';
import AgencyPage from './AgencyPage';
import { changeWords, recoveredShare, replyTime } from './agency.rules';

const span = { calls: 12, missed: 8, recovered: 6, booked: 3, revenueMinor: 105_000, costMicros: 0 };
const line = (over: Partial<ClientLine> = {}): ClientLine => ({
  orgId: 'o1',
  name: 'Northside Heating',
  slug: 'northside',
  status: 'active',
  vertical: 'hvac',
  timeZone: 'America/Chicago',
  currency: 'USD',
  current: span,
  previous: { ...span, missed: 5 },
  medianFirstReplySeconds: 4,
  openActions: 0,
  criticalActions: 0,
  oldestWaitSeconds: null,
  sentTexts: 10,
  failedTexts: 0,
  gaveUp: 0,
  activeNumbers: 1,
  lastActivityAt: '2026-11-21T01:30:00Z',
  troubles: [],
  ...over,
});
const troubled = line({
  orgId: 'o2',
  name: 'Bella Salon',
  slug: 'bella',
  troubles: [{ code: 'critical_actions', level: 'critical', text: '1 critical action is open' }],
});
const paused = line({
  orgId: 'o3',
  name: 'Quiet Clinic',
  slug: 'quiet',
  status: 'paused',
  troubles: [{ code: 'paused', level: 'notice', text: 'Paused: nothing is sent automatically' }],
});
const presets = { data: [{ id: 'hvac', name: 'Heating and cooling', description: '', isUsable: true, services: [], errors: {} }] };
const made = { id: 'o9', name: 'Lakeside', slug: 'lakeside' } as ClientOrg;
const rights = [...allPermissions, 'agency.read', 'agency.write'];
const open = (lines: ClientLine[], answers: Record<string, unknown> = {}, permissions = rights) =>
  show(<AgencyPage />, {
    provider: fakeProvider({
      agencyMetrics: () => Promise.resolve({ days: 7, data: lines }),
      presets: () => Promise.resolve(presets),
      ...answers,
    }),
    permissions,
  });
const names = (): (string | null)[] =>
  within(screen.getByRole('list', { name: 'Clients' }))
    .getAllByRole('link')
    .map((link) => link.textContent);

describe('the agency page', () => {
  it('shows each client with its trouble and its figures, in the order of the server', async () => {
    await open([troubled, line()]);
    expect(await screen.findByText('1 critical action is open')).toBeVisible();
    expect(names()).toEqual(['Bella Salon', 'Northside Heating']);
    expect(screen.getByRole('link', { name: 'Bella Salon' })).toHaveAttribute('href', '/t/bella');
    const figures = screen.getByLabelText('Figures of Northside Heating');
    expect(figures).toHaveTextContent(/Missed8Won back75 %First reply4 sBooked3Revenue\$1,050/);
    expect(within(figures).getByTitle('3 more than before')).toBeVisible();
  });

  it('filters by trouble, by pause and by name', async () => {
    await open([troubled, line(), paused]);
    await userEvent.click(await screen.findByRole('button', { name: 'Trouble (1)' }));
    expect(names()).toEqual(['Bella Salon']);
    await userEvent.click(screen.getByRole('button', { name: 'Paused (1)' }));
    expect(names()).toEqual(['Quiet Clinic']);
    await userEvent.click(screen.getByRole('button', { name: 'All (3)' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a client' }), 'north');
    expect(names()).toEqual(['Northside Heating']);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a client' }), 'zzz');
    expect(screen.getByText('No client matches')).toBeVisible();
  });

  it('invites to add the first client, and staff cannot add one', async () => {
    await open([]);
    expect(await screen.findByText('Add your first client')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Add client' }).length).toBe(2);
  });

  it('says what stays at a provider that lets nobody in, when the removed client is no longer in the list', async () => {
    let isThere = true;
    const answers = {
      agencyMetrics: () => Promise.resolve({ days: 7, data: isThere ? [paused, line()] : [line()] }),
      removeClient: () => {
        isThere = false;
        return Promise.resolve({ leftAtProvider: [{ address: '+13125550142', account: '••••0001' }] });
      },
    };
    await open([], answers, [...rights, 'agency.view_as']);
    await userEvent.click(await screen.findByRole('button', { name: 'More for Quiet Clinic' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Remove' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Type the name of the business' }), 'Quiet Clinic');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(names()).toEqual(['Northside Heating']));
    expect(screen.getByText(/stays there and costs money until somebody releases it/)).toBeVisible();
    expect(screen.getByText(/in account ••••0001/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByText(/stays there and costs money/)).toBeNull());
  });

  it('staff sees the figures without the button', async () => {
    await open([line()], {}, [...allPermissions, 'agency.read']);
    await screen.findByRole('list', { name: 'Clients' });
    expect(screen.queryByRole('button', { name: 'Add client' })).toBeNull();
  });

  it('says what failed and tries again', async () => {
    let isDown = true;
    await open([], {
      agencyMetrics: () =>
        isDown ? Promise.reject(new HttpError('Out of order.', 500, { requestId: 'q1' })) : Promise.resolve({ days: 7, data: [line()] }),
    });
    expect(await screen.findByText('Request q1')).toBeVisible();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Northside Heating')).toBeVisible();
  });
});

describe('adding a client', () => {
  const fill = async (): Promise<void> => {
    await userEvent.click(await screen.findByRole('button', { name: 'Add client' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the business' }), 'Lakeside');
    await userEvent.type(screen.getByRole('textbox', { name: 'Buy a number in area' }), '303');
  };
  const submit = () => userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /Add client|Buy the number/ }));

  it('asks at most eight things and sends what was filled in', async () => {
    const addClient = vi.fn(() => Promise.resolve(made));
    const buyClientNumber = vi.fn(() => Promise.resolve(made));
    await open([line()], { addClient, buyClientNumber });
    await fill();
    expect(within(screen.getByRole('dialog')).getAllByRole('textbox').length).toBeLessThanOrEqual(8);
    await submit();
    await waitFor(() => expect(buyClientNumber).toHaveBeenCalledWith('o9', '303', expect.any(String)));
    expect(addClient).toHaveBeenCalledWith({ name: 'Lakeside', preset: 'hvac', timeZone: expect.any(String) }, expect.any(String));
    expect(await screen.findByText('Lakeside was added')).toBeVisible();
  });

  it('puts an error at its field', async () => {
    const refuse = new HttpError('Wrong.', 400, { errors: { ownerPhone: 'This is not a phone number.' } });
    await open([line()], { addClient: () => Promise.reject(refuse) });
    await fill();
    await submit();
    expect(await screen.findByText('This is not a phone number.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: "Owner's phone" })).toHaveAttribute('aria-invalid', 'true');
  });

  it('never adds the client twice when only the number failed', async () => {
    const addClient = vi.fn(() => Promise.resolve(made));
    const buyClientNumber = vi
      .fn()
      .mockRejectedValueOnce(new HttpError('The provider has no number in this area.', 422, {}))
      .mockResolvedValueOnce(made);
    await open([line()], { addClient, buyClientNumber });
    await fill();
    await submit();
    expect(await screen.findByText(/Lakeside was added, but without a number: The provider has no number/)).toBeVisible();
    await submit();
    expect(await screen.findByText('Lakeside was added')).toBeVisible();
    expect([addClient.mock.calls.length, buyClientNumber.mock.calls.length]).toEqual([1, 2]);
  });

  it('asks for the same purchase again after a lost answer, and for another one once the wish is another', async () => {
    const lost = new HttpError('The server cannot be reached.', 0, {});
    const open503 = new HttpError('Nothing is paid twice.', 503, {});
    const outOfSession = new HttpError('Your role does not allow this.', 403, {});
    const buyClientNumber = vi
      .fn((_id: string, _area: string, _key: string) => Promise.resolve(made))
      .mockRejectedValueOnce(lost)
      .mockRejectedValueOnce(outOfSession)
      .mockRejectedValueOnce(new HttpError('The provider has no number in this area.', 422, {}))
      .mockRejectedValueOnce(open503);
    await open([line()], { addClient: () => Promise.resolve(made), buyClientNumber });
    await fill();
    const press = async (times: number): Promise<void> => {
      await submit();
      await waitFor(() => expect(buyClientNumber).toHaveBeenCalledTimes(times));
      await waitFor(() => expect(within(screen.getByRole('dialog')).getByRole('button', { name: 'Buy the number' })).toBeEnabled());
    };
    for (const times of [1, 2, 3, 4]) await press(times);
    const area = screen.getByRole('textbox', { name: 'Buy a number in area' });
    await userEvent.clear(area);
    await userEvent.type(area, '720');
    await submit();
    expect(await screen.findByText('Lakeside was added')).toBeVisible();
    const keys = buyClientNumber.mock.calls.map(([, , key]) => key);
    expect([keys[1], keys[2]]).toEqual([keys[0], keys[0]]);
    expect(new Set([keys[0], keys[3], keys[4]]).size).toBe(3);
    expect(keys.every((key) => key.length > 8)).toBe(true);
  });
});

describe('figures in words', () => {
  it.each([
    [3, 3, 'as before'],
    [5, 3, '2 more than before'],
    [0, 3, '3 fewer than before'],
  ])('%d after %d is %s', (now, before, words) => expect(changeWords(now, before)).toBe(words));

  it.each([
    [null, '–'],
    [4.4, '4 s'],
    [600, '10 min'],
    [7_200, '2 h'],
  ])('%s seconds are %s', (seconds, words) => expect(replyTime(seconds)).toBe(words));

  it('has no share of nothing', () => expect(recoveredShare({ current: { ...span, missed: 0 } })).toBe('–'));
});
