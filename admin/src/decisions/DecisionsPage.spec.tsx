import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Decision } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import DecisionsPage from './DecisionsPage';

const decision = (over: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  conversationId: 'c1',
  trigger: 'inbound',
  fromSeq: 0,
  toSeq: 1,
  action: 'reply',
  reasonCode: 'ask_name',
  messageType: 'question',
  intent: 'INTERESTED',
  sentiment: 'neutral',
  confidence: 0.9,
  engine: 'openai',
  model: 'm1',
  reply: 'What is your name?',
  plan: { proposal: { draft: 'Name please' }, writer: 'code' },
  checks: [],
  stateBefore: {},
  stateAfter: {},
  tokensIn: 1000,
  tokensOut: 20,
  costMicros: 1200,
  durationMs: 300,
  supersedes: null,
  goal: 'qualification_question',
  sendPlan: 'freeform',
  cta: null,
  statePatch: {},
  handoff: null,
  followUp: null,
  retrieval: null,
  rules: [],
  createdAt: '2026-11-20T20:34:00Z',
  outbound: [],
  ...over,
});
const silent = decision({
  id: 'd2',
  action: 'no_reply',
  reply: null,
  reasonCode: 'own_rule_silent',
  model: null,
  engine: 'rules',
  tokensIn: 0,
  tokensOut: 0,
  costMicros: 0,
  rules: [{ id: 'r1', name: 'Silence for robots', action: 'stay_silent' }],
});

const tried = [{ experimentId: 'e1', experiment: 'Shorter texts', variant: 'Ten words' }];

function open(rows: Decision[], path = '/t/north/decisions', permissions = allPermissions) {
  const getList = vi.fn((_resource: string, _params: { filter: Record<string, unknown>; sort: unknown }) =>
    Promise.resolve({ data: rows, total: rows.length }),
  );
  const provider = fakeProvider({
    getList,
    getOne: () =>
      Promise.resolve({
        data: {
          ...decision(),
          plan: { writer: 'code', proposal: { draft: 'Name please' }, because: 'How old is it?' },
          context: null,
          rules: [{ id: 'r1', name: 'Pay first', action: 'offer_cta', heldBack: 'not_due' }],
          tried,
        },
      }),
    decisionFacets: () => Promise.resolve({ reasonCodes: [{ value: 'ask_name', count: 3 }], engines: [{ value: 'openai', count: 4 }] }),
  });
  return show(<DecisionsPage />, { provider, path, route: '/t/north/decisions/:id?', permissions }).then(() => getList);
}

describe('decisions', () => {
  it('are listed with reason, words, price and time of the business; the rule that decided is named', async () => {
    await open([decision(), silent]);
    const list = await screen.findByRole('list', { name: 'Decisions' });
    expect(within(list).getByText('Ask name')).toBeVisible();
    expect(within(list).getAllByText('Fri, Nov 20, 2:34 PM')[0]).toBeVisible();
    expect(within(list).getByText('m1 · 1,020 tokens · $0.0012')).toBeVisible();
    expect(within(list).getByText('Said nothing.')).toBeVisible();
    expect(within(list).getByText('Your rule: Silence for robots')).toBeVisible();
  });

  it('names no rule that held and did nothing, until it is opened', async () => {
    const rules = [{ id: 'r1', name: 'Pay first', action: 'offer_cta', heldBack: 'not_due' }];
    await open([decision({ rules })]);
    await screen.findByRole('list', { name: 'Decisions' });
    expect(screen.queryByText('Your rule: Pay first')).toBeNull();
  });

  it('keep the name of a rule within the row, however long', async () => {
    const name = 'Silence for whoever writes from a number of the other branch while the office is closed';
    await open([decision({ rules: [{ id: 'r1', name, action: 'stay_silent' }] })]);
    const words = await screen.findByTitle(`Your rule: ${name}`);
    // chip, row of chips, column
    expect(words.parentElement?.parentElement?.parentElement).toHaveStyle({ gridTemplateColumns: 'minmax(0, 1fr)' });
  });

  it('are filtered by what occurred, and by a link that names one rule', async () => {
    const getList = await open([decision()], `/t/north/decisions?filter=${encodeURIComponent('{"ruleId":"r1"}')}`);
    await screen.findByRole('list', { name: 'Decisions' });
    expect(getList.mock.lastCall![1].filter).toEqual({ ruleId: 'r1' });
    expect(screen.getByRole('button', { name: 'Remove filter One of your rules' })).toBeVisible();
    await userEvent.click(screen.getByRole('combobox', { name: 'Reason' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Ask name (3)' }));
    await waitFor(() => expect(getList.mock.lastCall![1].filter).toEqual({ ruleId: 'r1', reasonCode: 'ask_name' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Order' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Dearest first' }));
    await waitFor(() => expect(getList.mock.lastCall![1].sort).toEqual({ field: 'costMicros', order: 'DESC' }));
  });

  it('open at an address of their own, with what could have been said instead', async () => {
    await open([decision()]);
    await userEvent.click(await screen.findByRole('button', { name: /Ask name/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Why did it say this?' });
    expect(await within(dialog).findByText('Name please')).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Open the conversation' })).toHaveAttribute('href', '/t/north/inbox/c1');
    expect(within(dialog).getByText(/In the experiment/)).toHaveTextContent('In the experiment Shorter texts: Ten words');
    expect(within(dialog).getByText(/From your answers/)).toHaveTextContent('From your answers: How old is it?');
    expect(within(dialog).getByText(/Your rule/)).toHaveTextContent('Pay first: it matched and did nothing: it may not be offered now');
    expect(within(dialog).getByRole('link', { name: 'Shorter texts' })).toHaveAttribute('href', '/t/north/experiments/e1');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(await screen.findByRole('list', { name: 'Decisions' })).toBeVisible();
  });

  it('name an experiment without a way to it to who may not see experiments', async () => {
    await open(
      [decision()],
      '/t/north/decisions/d1',
      allPermissions.filter((name) => name !== 'settings.read'),
    );
    expect(await screen.findByText(/In the experiment/)).toHaveTextContent('Shorter texts: Ten words');
    expect(screen.queryByRole('link', { name: 'Shorter texts' })).toBeNull();
  });

  it('say how the first one comes about', async () => {
    await open([]);
    expect(await screen.findByText('Nothing was decided yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Text as a customer' })).toBeVisible();
  });
});
