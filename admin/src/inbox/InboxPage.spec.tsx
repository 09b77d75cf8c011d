import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { fakeProvider, show } from '../test/Console';
import type { ConversationDetail } from '../shared/types';
import InboxPage from './InboxPage';

const names: Record<string, string> = { c1: 'Ana Diaz', c2: 'Tom Baker', c3: 'Eve Long' };
const thread = (id: string): ConversationDetail =>
  ({
    id,
    contactId: `k-${id}`,
    contactName: names[id],
    contactAddress: '+13125550101',
    status: 'open',
    handler: 'human',
    handlerUserId: 'u1',
    handlerSince: '2026-11-20T15:00:00Z',
    unreadCount: 0,
    isSuppressed: false,
    appointments: [],
    escalation: null,
  }) as unknown as ConversationDetail;

function Where() {
  return <span data-testid="where">{useLocation().pathname}</span>;
}

/** The inbox of three with the first one open. */
async function open(answers: Parameters<typeof fakeProvider>[0]): Promise<void> {
  const rows = Object.keys(names).map(thread);
  await show(
    <>
      <InboxPage />
      <Where />
    </>,
    {
      path: '/t/north/inbox/c1',
      route: '/t/north/inbox/:id?',
      provider: fakeProvider({
        getOne: (_: string, { id }: { id: string }) => Promise.resolve({ data: thread(id) }),
        getList: (resource: string) => Promise.resolve(resource === 'conversations' ? { data: rows, total: 3 } : { data: [], total: 0 }),
        ...answers,
      }),
    },
  );
  await screen.findByRole('heading', { name: 'Ana Diaz' });
}
const key = (name: string, repeat = false): void => void fireEvent.keyDown(document.body, { key: name, repeat });
/** Past the moment in which a press still belongs to the thread before. */
const later = (): void => void vi.setSystemTime(Date.now() + 1_000);

describe('the inbox', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('resolves one conversation for one press, held or doubled', async () => {
    const resolve = vi.fn((_id: string) => Promise.resolve());
    await open({ resolve });
    later();
    key('e');
    await screen.findByRole('heading', { name: 'Tom Baker' });
    key('e');
    fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
    later();
    key('e', true);
    key('j', true);
    await screen.findByRole('heading', { name: 'Eve Long' });
    expect(resolve.mock.calls).toEqual([['c1']]);
  });

  it('asks nothing more of a thread while it waits for an answer', async () => {
    const resolve = vi.fn(() => new Promise(() => undefined));
    await open({ resolve });
    later();
    fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Resolve' })).toBeDisabled());
    expect(screen.getByRole('button', { name: 'Give back to assistant' })).toBeDisabled();
    key('e');
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('leaves whoever has gone on where they are', async () => {
    let answer: () => void = () => undefined;
    const resolve = vi.fn(() => new Promise<void>((done) => (answer = done)));
    await open({ resolve });
    later();
    key('e');
    await waitFor(() => expect(resolve).toHaveBeenCalled());
    key('j');
    await screen.findByRole('heading', { name: 'Tom Baker' });
    key('j');
    await screen.findByRole('heading', { name: 'Eve Long' });
    await act(async () => answer());
    expect(await screen.findByText('Conversation resolved')).toBeVisible();
    expect(screen.getByTestId('where')).toHaveTextContent('/t/north/inbox/c3');
  });

  it('keeps a text that is refused after its writer has gone on', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const sendMessage = vi.fn(() => new Promise((_, fail) => (refuse = fail)));
    await open({ sendMessage });
    await userEvent.type(screen.getByRole('textbox', { name: 'Your reply' }), 'We come at nine');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sendMessage).toHaveBeenCalled());
    key('j');
    await screen.findByRole('heading', { name: 'Tom Baker' });
    expect(screen.queryByText('We come at nine')).toBeNull();
    await act(async () => refuse(new Error('It was refused')));
    key('k');
    await screen.findByRole('heading', { name: 'Ana Diaz' });
    expect(screen.getByText('We come at nine')).toBeVisible();
    sendMessage.mockResolvedValueOnce(undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(screen.queryByText('We come at nine')).toBeNull());
    const [first, second] = sendMessage.mock.calls;
    expect(second).toEqual(first);
  });

  it('searches for nothing more once the open ones are asked for', async () => {
    vi.useRealTimers();
    const asked: unknown[] = [];
    const getList = (_: string, { filter }: { filter: object }) => {
      asked.push(filter);
      return Promise.resolve({ data: [], total: 0 });
    };
    await show(<InboxPage />, {
      path: '/t/north/inbox?tab=closed&q=roof',
      route: '/t/north/inbox/:id?',
      provider: fakeProvider({ getList }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Show open conversations' }));
    const search = await screen.findByRole('searchbox', { name: 'Search conversations' });
    await waitFor(() => expect(search).toHaveValue(''));
    // the whole word at once: letters with a pause between them are asked for one by one, as they should be
    fireEvent.change(search, { target: { value: 'gas' } });
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ q: 'gas' }));
    expect(asked.filter((filter) => 'q' in (filter as object))).toHaveLength(2);
  });

  it('reads out why a person is needed, and not how long ago', async () => {
    const escalation = {
      id: 'a1',
      priority: 'critical',
      status: 'open',
      contactName: 'Ana Diaz',
      package: {},
      reason: 'gas_smell',
      summary: 'Gas',
    };
    await open({ getOne: () => Promise.resolve({ data: { ...thread('c1'), escalation } }) });
    expect(screen.getByRole('region', { name: 'Handoff brief' })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/^Ana Diaz: Gas smell$/);
  });

  it('takes a text as read once its reader is back at the page', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const markRead = vi.fn((_id: string) => Promise.resolve());
    await open({ markRead, getOne: () => Promise.resolve({ data: { ...thread('c1'), unreadCount: 1 } }) });
    // Longer than a look takes: a look that was begun while nobody was there must be over.
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(markRead).not.toHaveBeenCalled();
    hidden.mockRestore();
    fireEvent(document, new Event('visibilitychange'));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(markRead).toHaveBeenCalledExactlyOnceWith('c1');
  });
});
