import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Pattern, PatternRun, PatternRunDetails } from '../shared/types';
import InsightsPage from './InsightsPage';
import { outcomeWords, titleOf } from './insights.rules';

const none = { won: 0, lost: 0, handedOver: 0, noAnswer: 0, open: 0 };
const runOf = (over: Partial<PatternRun> = {}): PatternRun => ({
  id: 'r1',
  state: 'done',
  days: 30,
  from: '2026-10-21T15:00:00Z',
  to: '2026-11-20T15:00:00Z',
  conversationsTotal: 12,
  conversationsRead: 12,
  outcomes: { ...none, won: 4, lost: 2, open: 6 },
  bookingShare: 0.333,
  error: null,
  createdAt: '2026-11-20T15:00:00Z',
  finishedAt: '2026-11-20T15:00:05Z',
  ...over,
});
const patternOf = (over: Partial<Pattern> = {}): Pattern => ({
  id: 'p1',
  kind: 'intent',
  key: 'PRICING',
  words: [],
  conversations: 5,
  people: 4,
  texts: 7,
  outcomes: { ...none, won: 2, lost: 3 },
  bookingShare: 0.4,
  examples: [{ messageId: 'm1', conversationId: 'c1', text: 'How much is a tune-up? [number]', at: '2026-11-19T15:00:00Z' }],
  ...over,
});
const open = (
  runs: PatternRun[],
  patterns: Pattern[] = [],
  { answers = {}, permissions = allPermissions }: { answers?: Record<string, unknown>; permissions?: string[] } = {},
) =>
  show(<InsightsPage />, {
    provider: fakeProvider({
      getList: () => Promise.resolve({ data: runs, total: runs.length }),
      patternRun: (id: string) => Promise.resolve({ ...runs.find((run) => run.id === id)!, patterns } satisfies PatternRunDetails),
      ...answers,
    }),
    permissions,
  });

describe('insights', () => {
  it('say what to do when nobody has looked yet, and start a look', async () => {
    const lookAtConversations = vi.fn(() => Promise.resolve(runOf({ state: 'queued' })));
    await open([], [], { answers: { lookAtConversations } });
    expect(await screen.findByText('Nobody has looked at the last 30 days')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '7 days' }));
    await userEvent.click(screen.getByRole('button', { name: 'Look at 7 days' }));
    expect(lookAtConversations).toHaveBeenCalledWith(7);
  });

  it('show how far a look is, and offer no second one', async () => {
    await open([runOf({ state: 'running', conversationsTotal: 400, conversationsRead: 200 })]);
    expect(await screen.findByText('200 of 400 conversations read…')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Conversations read' })).toHaveAttribute('aria-valuenow', '50');
    expect(screen.queryByRole('button', { name: /^Look/ })).toBeNull();
  });

  it('list patterns with how they ended, and open their examples', async () => {
    await open([runOf()], [patternOf(), patternOf({ id: 'p2', kind: 'service', key: 'AC repair', conversations: 1 })]);
    expect(await screen.findByText('12 conversations, 33 % booked')).toBeVisible();
    const wanted = screen.getByRole('list', { name: 'What they wanted' });
    expect(within(wanted).getByRole('img', { name: '2 booked, 3 lost' })).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Which service it was about' })).getByText('AC repair')).toBeVisible();
    await userEvent.click(within(wanted).getByRole('button', { name: /Asked what it costs/ }));
    const drawer = await screen.findByRole('dialog', { name: 'Asked what it costs' });
    expect(within(drawer).getByText(/5 conversations of 4 people, 7 texts; 40 % ended with a booking/)).toBeVisible();
    expect(within(drawer).getByText('How much is a tune-up? [number]')).toBeVisible();
    expect(within(drawer).getByRole('link', { name: 'Open conversation' })).toHaveAttribute('href', '/t/north/inbox/c1');
  });

  it('say so when the people behind the examples were erased', async () => {
    await open([runOf()], [patternOf({ examples: [] })]);
    await userEvent.click(await screen.findByRole('button', { name: /Asked what it costs/ }));
    expect(await screen.findByText(/were erased\. The figures stay\./)).toBeVisible();
  });

  it('say what to do when the period was quiet, and when a look failed', async () => {
    const failed = runOf({ id: 'r2', state: 'failed', error: 'This look did not come to an end. Start it again.' });
    await open([failed, runOf({ conversationsTotal: 0, conversationsRead: 0, outcomes: none, bookingShare: null })]);
    expect(await screen.findByText('No conversations in this period')).toBeVisible();
    expect(screen.getByText('This look did not come to an end. Start it again.')).toBeVisible();
  });

  it('offer a reader no look', async () => {
    await open([], [], { permissions: ['conversations.read'] });
    expect(await screen.findByText('The owner of the business can start a look.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Look/ })).toBeNull();
  });
});

describe('names', () => {
  it('are words for codes, and a quotation for texts', () => {
    expect(titleOf(patternOf({ kind: 'objection', key: 'price' }))).toBe('Too expensive');
    expect(titleOf(patternOf({ kind: 'text', key: 'swamp', examples: [], words: ['swamp', 'cooler'] }))).toBe('swamp, cooler');
    expect(titleOf(patternOf({ kind: 'text' }))).toBe('“How much is a tune-up? [number]”');
  });
  it('of outcomes leave out what did not happen', () => expect(outcomeWords({ ...none, lost: 1 })).toBe('1 lost'));
});
