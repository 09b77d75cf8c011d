import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { DeadLetter, Queues } from '../shared/types';
import SystemPage from './SystemPage';
import { StoppedWorkBanner } from './StoppedWorkBanner';
import { backlogLines, latencyLines, letterName, stoppedWords, threadAddress } from './system.rules';

const queues: Queues = {
  redis: 'up',
  queues: [{ name: 'messages', waiting: 3, active: 1, delayed: 0, failed: 2 }],
  backlog: [
    { kind: 'turn', count: 2, oldestDueSeconds: 400 },
    { kind: 'send', count: 0, oldestDueSeconds: 0 },
    { kind: 'dead', count: 1, oldestDueSeconds: 0 },
  ],
  pauses: [],
  latencies: [
    { of: 'turn', count: 12, p50Ms: 40, p95Ms: 3_400 },
    { of: 'send', count: 12, p50Ms: 90, p95Ms: 600 },
    { of: 'webhook', count: 0, p50Ms: null, p95Ms: null },
  ],
};
const letter = (over: Partial<DeadLetter> = {}): DeadLetter => ({
  id: 'd1',
  type: 'conversation',
  orgId: 'org-2',
  orgName: 'Bella Salon',
  kind: 'turn',
  attempts: 5,
  error: 'The model did not answer.',
  at: '2026-11-21T01:30:00Z',
  conversationId: 'c9',
  ...over,
});
const info = { mode: 'embedded', redis: 'up', engine: 'rules', publicBaseUrl: '', version: '0.1.0', signupMode: 'closed', pausedWork: [] };
const open = (letters: DeadLetter[], answers: Record<string, unknown> = {}, permissions = [...allPermissions, 'admin.queues']) =>
  show(<SystemPage />, {
    provider: fakeProvider({
      system: () => Promise.resolve(info),
      queues: () => Promise.resolve(queues),
      getList: () => Promise.resolve({ data: letters, total: letters.length }),
      ...answers,
    }),
    permissions,
  });

describe('system health', () => {
  it('tells what waits, how long, and what the queues hold', async () => {
    await open([]);
    expect(await screen.findByText('Oldest due for 6 m 40 s')).toBeVisible();
    expect(screen.getByText('Nothing waits')).toBeVisible();
    const row = within(screen.getByRole('table', { name: 'Queues' })).getByRole('row', { name: /Messages/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['3', '1', '0', '2']);
    expect(screen.getByText('Redis is up')).toBeVisible();
    expect(await screen.findByText('Simulated phone network · engine rules · version 0.1.0')).toBeVisible();
  });

  it('tells how long things took beside their goals', async () => {
    await open([]);
    const table = within(await screen.findByRole('table', { name: 'Times' }));
    const cells = (name: RegExp) =>
      within(table.getByRole('row', { name }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    expect(cells(/Decision/)).toEqual(['12', '40 ms', '3.4 s', '3.0 s', 'Too slow']);
    expect(cells(/Send/)).toEqual(['12', '90 ms', '600 ms', '1.0 s', 'In time']);
    expect(cells(/webhook/)).toEqual(['0', '–', '–', '100 ms', 'Nothing measured']);
  });

  it('stops a kind of work only with a reason', async () => {
    const switchWork = vi.fn().mockResolvedValue(queues);
    await open([], { switchWork }, [...allPermissions, 'admin.queues', 'admin.pause']);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop: Sending' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Stop: Sending' }));
    expect(dialog.getByText(/no safety text/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Stop' })).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox', { name: 'Why' }), 'The network is down');
    await userEvent.click(dialog.getByRole('button', { name: 'Stop' }));
    expect(switchWork).toHaveBeenCalledExactlyOnceWith({ work: 'send', isRunning: false, reason: 'The network is down' });
    expect(await screen.findByText('Stopped: what is due waits')).toBeVisible();
  });

  it('resumes what is stopped, and says who stopped it and why', async () => {
    const switchWork = vi.fn().mockResolvedValue(queues);
    const pauses = [{ work: 'send' as const, reason: 'The network is down', pausedByName: 'Ann', pausedAt: '2026-11-21T01:30:00Z' }];
    await open([], { switchWork, queues: () => Promise.resolve({ ...queues, pauses }) }, [
      ...allPermissions,
      'admin.queues',
      'admin.pause',
    ]);
    expect(await screen.findByText(/Ann.*The network is down/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Resume: Sending' }));
    expect(switchWork).toHaveBeenCalledExactlyOnceWith({ work: 'send', isRunning: true });
  });

  it('offers no switch to those who may only look', async () => {
    await open([]);
    expect(await screen.findByRole('list', { name: 'Work' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Stop/ })).toBeNull();
  });

  it('the banner is on every page while something is stopped', async () => {
    await show(<StoppedWorkBanner />, {
      provider: fakeProvider({ system: () => Promise.resolve({ ...info, pausedWork: ['turn', 'send'] }) }),
    });
    expect(await screen.findByText(/^Answers and sending are stopped for now/)).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('has a good word when nothing has given up', async () => {
    await open([]);
    expect(await screen.findByText('Nothing has given up')).toBeVisible();
  });

  it('works without Redis, and says what that means', async () => {
    await open([], { queues: () => Promise.resolve({ ...queues, redis: 'absent', queues: [] }) });
    expect(await screen.findByText('No Redis')).toBeVisible();
    expect(screen.getByText('There are no queues to look into without Redis.')).toBeVisible();
  });

  it('is loading, and failing with another try', async () => {
    let isDown = true;
    await open([], {
      queues: () => (isDown ? Promise.reject(new HttpError('Out of order.', 500, { requestId: 'q1' })) : Promise.resolve(queues)),
    });
    expect(await screen.findByText('Request q1')).toBeVisible();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Redis is up')).toBeVisible();
  });
});

describe('what has given up', () => {
  it('is shown with its reason and tried again by one press', async () => {
    let letters = [letter(), letter({ id: 'd2', type: 'job', kind: 'follow_up.send', error: null, attempts: 1 })];
    const retryDeadLetter = vi.fn(() => {
      letters = letters.slice(1);
      return Promise.resolve();
    });
    await open([], { getList: () => Promise.resolve({ data: letters, total: letters.length }), retryDeadLetter });
    expect(await screen.findByText('The model did not answer.')).toBeVisible();
    expect(screen.getByText('No reason was written down.')).toBeVisible();
    const button = screen.getByRole('button', { name: 'Try again: A conversation without its answer, Bella Salon' });
    expect(button).toHaveAccessibleDescription('The assistant reads it again and may answer the customer.');
    await userEvent.click(button);
    expect(retryDeadLetter).toHaveBeenCalledWith('d1');
    expect(await screen.findByText('It is tried again now')).toBeVisible();
    expect(screen.queryByText('The model did not answer.')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Given up (1)' })).toBeVisible();
  });

  it('tells when a retry came too late', async () => {
    await open([letter()], {
      retryDeadLetter: () => Promise.reject(new HttpError('This does not exist any more.', 404, { requestId: 'q2' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Try again/ }));
    expect(await screen.findByText('This does not exist any more. (request q2)')).toBeVisible();
  });

  it('has names and addresses that a person understands', () => {
    expect(letterName({ type: 'job', kind: 'follow_up.send' })).toBe('Follow up send');
    const memberships = [{ orgId: 'org-2', slug: 'bella', name: 'Bella', role: 'org_owner', kind: 'client', timeZone: 'UTC' }];
    expect(threadAddress(letter(), memberships)).toBe('/t/bella/inbox/c9');
    expect(threadAddress(letter({ conversationId: null }), memberships)).toBeNull();
    expect(threadAddress(letter(), [])).toBeNull();
  });

  it.each([
    [['send'], 'Sending is stopped'],
    [['turn'], 'Answers are stopped'],
    [['send', 'job'], 'Sending and planned work are stopped'],
    [['turn', 'send', 'job'], 'Answers, sending, planned work are stopped'],
  ] as const)('%j is "%s"', (stopped, words) => expect(stoppedWords(stopped)).toBe(words));

  it('a time at its goal is in time', () =>
    expect(latencyLines([{ of: 'webhook', count: 1, p50Ms: 9, p95Ms: 100 }])[0]).toMatchObject({ p95: '100 ms', tone: 'success' }));

  it.each([
    [0, 'info'],
    [29, 'info'],
    [30, 'warning'],
    [300, 'danger'],
  ])('work that is due for %d s is %s', (oldestDueSeconds, tone) =>
    expect(backlogLines([{ kind: 'job', count: 1, oldestDueSeconds }])[0]?.tone).toBe(tone),
  );
});
