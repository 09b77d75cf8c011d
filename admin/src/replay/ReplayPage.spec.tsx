import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { ReplayedDecision } from '../shared/types';
import { fakeProvider, show } from '../test/Console';
import ReplayPage from './ReplayPage';

const face = {
  action: 'reply',
  goal: 'discovery',
  reasonCode: 'ask_name',
  messageType: null,
  intent: null,
  sentiment: null,
  stage: null,
  effects: [],
  reply: 'What is your name?',
};
const decided = (id: string, conversationId: string, over: Partial<ReplayedDecision> = {}): ReplayedDecision => ({
  decisionId: id,
  conversationId,
  at: '2026-11-20T12:00:00Z',
  asked: 'my AC is broken',
  before: face,
  after: face,
  changes: [],
  reason: null,
  needsCalendar: false,
  ...over,
});
const otherwise = decided('d2', 'c2', {
  after: { ...face, reasonCode: 'ask_address', reply: 'Where is it?' },
  changes: [
    { field: 'reasonCode', before: 'ask_name', after: 'ask_address' },
    { field: 'reply', before: 'What is your name?', after: 'Where is it?' },
  ],
});
const threads = [
  { id: 'c1', contactName: 'Maria Lopez', contactAddress: '+13125550123' },
  { id: 'c2', contactName: null, contactAddress: '+13125550124' },
];
const versions = [{ id: 'v2', number: 2, state: 'draft' }];

function open(replay: (what: { conversationId: string; profileVersionId?: string }) => Promise<unknown>, conversations = threads) {
  const getList = vi.fn((resource: string, _params: { filter?: Record<string, unknown> }) =>
    Promise.resolve(
      resource === 'profile/versions' ? { data: versions, total: 1 } : { data: conversations, total: conversations.length === 0 ? 0 : 40 },
    ),
  );
  return show(<ReplayPage />, { provider: fakeProvider({ getList, replay }), path: '/t/north/decisions/replay?version=v2' }).then(
    () => getList,
  );
}
const answer = (...decisions: ReplayedDecision[]) => ({ total: decisions.length, changed: 0, decisions });

describe('replay', () => {
  it('decides the conversations of a period again with the chosen version, and shows what came out otherwise beside each other', async () => {
    const replay = vi.fn(({ conversationId }: { conversationId: string }) =>
      Promise.resolve(conversationId === 'c1' ? answer(decided('d1', 'c1')) : answer(otherwise)),
    );
    const getList = await open(replay);
    await userEvent.click(await screen.findByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText('2 conversations, the newest of 40 in the period.')).toBeVisible();
    expect(replay.mock.calls.map(([what]) => what)).toEqual([
      { conversationId: 'c1', profileVersionId: 'v2' },
      { conversationId: 'c2', profileVersionId: 'v2' },
    ]);
    const asked = getList.mock.calls.find(([resource]) => resource === 'conversations')![1].filter!;
    expect(String(asked['lastMessageAt_gte'])).toMatch(/T0[56]:00:00.000Z$/);
    const figures = within(screen.getByLabelText('What came out'));
    expect(figures.getByText('1 in words, 1 in the reason, 0 in what was done')).toBeVisible();
    const list = screen.getByRole('list', { name: /Decisions for \(312\) 555-0124/ });
    expect(list).toHaveTextContent('Would be said');
    expect(within(list).getByText(/The reason/)).toHaveTextContent('The reason: Ask name → Ask address');
    expect(screen.queryByRole('list', { name: 'Decisions for Maria Lopez' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(screen.getByRole('list', { name: 'Decisions for Maria Lopez' })).toHaveTextContent('What is your name?');
  });

  it('asks for no week of this computer while the day of the business is not known', async () => {
    const provider = fakeProvider({ getList: () => Promise.resolve({ data: [], total: 0 }) });
    await show(<ReplayPage />, { provider, path: '/t/north/decisions/replay', isClockKnown: false });
    expect(await screen.findByRole('button', { name: 'Decide again' })).toBeDisabled();
    fireEvent.change(screen.getByLabelText('Last text from'), { target: { value: '2026-11-01' } });
    expect(screen.getByRole('button', { name: 'Decide again' })).toBeDisabled();
    fireEvent.change(screen.getByLabelText('until'), { target: { value: '2026-11-08' } });
    expect(screen.getByRole('button', { name: 'Decide again' })).toBeEnabled();
  });

  it('takes one conversation alone where the address names it', async () => {
    const replay = vi.fn((_what: unknown) => Promise.resolve(answer(decided('d1', 'c1'))));
    const provider = fakeProvider({
      getList: () => Promise.resolve({ data: versions, total: 1 }),
      getOne: () => Promise.resolve({ data: threads[0] }),
      replay,
    });
    await show(<ReplayPage />, { provider, path: '/t/north/decisions/replay?conversation=c1' });
    expect(await screen.findByRole('link', { name: 'Choose a period instead' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText('1 conversation.')).toBeVisible();
    expect(replay.mock.calls.map(([what]) => what)).toEqual([{ conversationId: 'c1' }]);
  });

  it('says so when nothing would come out otherwise, and when there is nothing to decide again', async () => {
    await open(({ conversationId }) => Promise.resolve(answer(decided(conversationId, conversationId))));
    await userEvent.click(await screen.findByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText('Nothing would come out otherwise')).toBeVisible();
  });

  it('says so when the period is empty', async () => {
    await open(() => Promise.reject(new Error('not expected')), []);
    await userEvent.click(await screen.findByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText('No conversations in this time')).toBeVisible();
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const replay = vi.fn(({ conversationId }: { conversationId: string }) =>
      conversationId === 'c1'
        ? Promise.resolve(answer({ ...otherwise, decisionId: 'd1', conversationId: 'c1' }))
        : new Promise(() => undefined),
    );
    await open(replay);
    await userEvent.click(await screen.findByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText('1 of 2 conversations')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped after 1 conversation of 2.')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Decisions for Maria Lopez' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Decide again' })).toBeVisible();
  });

  it('shows what it has when the server stops answering', async () => {
    await open(({ conversationId }) =>
      conversationId === 'c1'
        ? Promise.resolve(answer({ ...otherwise, decisionId: 'd1', conversationId: 'c1' }))
        : Promise.reject(new HttpError('The server cannot be reached.', 0, {})),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Decide again' }));
    expect(await screen.findByText(/The server cannot be reached/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('list', { name: 'Decisions for Maria Lopez' })).toBeVisible());
  });
});
