import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { ActionItem } from '../shared/types';
import { fakeProvider, show } from '../test/Console';
import ActionsPage from './ActionsPage';

const action = (over: Partial<ActionItem>): ActionItem => ({
  id: 'a1',
  kind: 'human_needed',
  priority: 'high',
  reason: 'asked_for_person',
  summary: 'Tom wants a person',
  package: {},
  status: 'open',
  assigneeUserId: null,
  assigneeName: null,
  conversationId: 'c1',
  leadId: null,
  contactId: null,
  contactName: 'Tom Baker',
  contactAddress: '+13125550188',
  dueAt: null,
  createdAt: new Date().toISOString(),
  acknowledgedAt: null,
  acknowledgedBy: null,
  snoozedUntil: null,
  resolvedAt: null,
  resolution: null,
  version: 2,
  ...over,
});
const page = (answers: Parameters<typeof fakeProvider>[0], permissions?: string[]) =>
  show(<ActionsPage />, { provider: fakeProvider(answers), ...(permissions ? { permissions } : {}) });
const rows = (items: ActionItem[]) => (resource: string) =>
  Promise.resolve(resource === 'actions' ? { data: items, total: items.length } : { data: [], total: 7 });

describe('the action list, in its four states', () => {
  it('is loading', async () => {
    await page({ getList: () => new Promise(() => undefined) });
    expect(screen.getByRole('status', { name: 'Loading' })).toBeVisible();
  });

  it('is empty, and says who is at work', async () => {
    await page({ getList: rows([]) });
    expect(await screen.findByText('Nothing needs you')).toBeVisible();
    expect(await screen.findByText('The assistant is handling 7 conversations.')).toBeVisible();
  });

  it('failed, with the request id and another try', async () => {
    let isDown = true;
    await page({
      getList: (resource: string) =>
        isDown ? Promise.reject(new HttpError('Out of order.', 500, { requestId: 'req-9' })) : rows([action({})])(resource),
    });
    expect(await screen.findByText('Request req-9')).toBeVisible();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Tom wants a person')).toBeVisible();
  });

  it('has rows, most urgent first', async () => {
    await page({ getList: rows([action({}), action({ id: 'a2', priority: 'critical', contactName: 'Priya Nair', summary: 'Gas' })]) });
    const cards = await screen.findAllByRole('article');
    expect(cards.map((card) => card.textContent)).toEqual([expect.stringContaining('Priya'), expect.stringContaining('Tom')]);
  });
});

describe('one action', () => {
  it('is read out by its name and reason alone when it is critical', async () => {
    await page({ getList: rows([action({ priority: 'critical', reason: 'gas_smell' })]) });
    expect(await screen.findByRole('article', { name: 'Tom Baker: Gas smell' })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/^Tom Baker: Gas smell$/);
  });

  it('keeps what is known within the card, however long, and tells it in full', async () => {
    const value = 'a boiler in the basement that has been leaking since the day before yesterday';
    await page({ getList: rows([action({ package: { slots: { service_needed: value } } })]) });
    expect(await screen.findByRole('article')).toHaveStyle({ gridTemplateColumns: 'minmax(0, 1fr)' });
    expect(screen.getByTitle(`Service: ${value}`)).toHaveTextContent(value);
  });

  it('is resolved with a note and the version that was read', async () => {
    const update = vi.fn().mockResolvedValue({ data: {} });
    await page({ getList: rows([action({})]), update });
    await userEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Called back');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }));
    expect(update).toHaveBeenCalledWith(
      'actions',
      expect.objectContaining({ id: 'a1', data: { status: 'resolved', resolution: 'Called back', version: 2 } }),
    );
  });

  it('keeps the note when it cannot be resolved', async () => {
    await page({ getList: rows([action({})]), update: () => Promise.reject(new HttpError('Dana was faster.', 409)) });
    await userEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'Called back');
    await userEvent.click(dialog.getByRole('button', { name: 'Resolve' }));
    expect(await dialog.findByText('Dana was faster.')).toBeVisible();
    expect(dialog.getByRole('textbox')).toHaveValue('Called back');
  });

  it('tells a failed step in words', async () => {
    await page({
      getList: rows([action({})]),
      acceptAction: () => Promise.reject(new HttpError('Dana was faster.', 409, { requestId: 'r3' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Accept and take over' }));
    expect(await screen.findByText('Dana was faster. (request r3)')).toBeVisible();
  });

  it('offers a reader nothing to press but the thread', async () => {
    await page({ getList: rows([action({})]) }, ['actions.read', 'conversations.read']);
    expect(await screen.findByText('Tom wants a person')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('link', { name: 'Open conversation' })).toBeVisible();
  });
});
