import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { OwnRule, TestAnswer } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import RulesPage from './RulesPage';

const rule = (over: Partial<OwnRule> = {}): OwnRule => ({
  id: 'r1',
  name: 'Complaints are mine',
  position: 100,
  isActive: true,
  conditions: { intents: ['COMPLAINT'] },
  action: { is: 'escalate', priority: 'critical' },
  ctaLabel: null,
  version: 1,
  createdAt: '2026-11-20T12:00:00Z',
  updatedAt: '2026-11-20T12:00:00Z',
  ...over,
});
const second = rule({
  id: 'r2',
  name: 'Silence for robots',
  position: 200,
  isActive: false,
  conditions: { intents: ['AUTO_REPLY'] },
  action: { is: 'stay_silent' },
});

const open = (rules: OwnRule[], answers: Record<string, unknown> = {}, permissions = allPermissions): Promise<void> =>
  show(<RulesPage />, {
    provider: fakeProvider({
      getList: (resource: string) =>
        Promise.resolve(resource === 'ai/rules' ? { data: rules, total: rules.length } : { data: [], total: 0 }),
      ruleFigures: () => Promise.resolve([{ ruleId: 'r1', fired: 12, lastFiredAt: '2026-11-20T20:34:00Z' }]),
      ...answers,
    }),
    permissions,
  });

describe('own rules', () => {
  it('are read as sentences, with how often each applied and a way to those decisions', async () => {
    await open([rule(), second]);
    expect(await screen.findByText('When the customer complains: hand over to a person within 10 minutes.')).toBeVisible();
    const link = await screen.findByRole('link', { name: 'Applied 12 times in 30 days' });
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toBe('/t/north/decisions?filter={"ruleId":"r1"}');
    expect(screen.getByText('Off')).toBeVisible();
  });

  it('begin with an example where there are none', async () => {
    const create = vi.fn(() => Promise.resolve({ data: rule() }));
    await open([], { create });
    await userEvent.click(await screen.findByRole('button', { name: 'Complaints go to a person' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add the rule' }));
    expect(create).toHaveBeenCalledWith('ai/rules', {
      data: {
        name: 'Complaints go to a person',
        conditions: { intents: ['COMPLAINT'] },
        action: { is: 'escalate', priority: 'critical' },
        position: 100,
      },
    });
  });

  it('are built as a sentence; without a condition nothing is sent, and a refusal of the server is shown', async () => {
    const create = vi.fn(() =>
      Promise.reject(new HttpError('Refused.', 400, { errors: { 'conditions.valueMinorAtLeast': 'must be more than nothing' } })),
    );
    await open([rule()], { create });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a rule' }));
    const dialog = screen.getByRole('dialog', { name: 'Add a rule' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add the rule' }));
    expect(within(dialog).getByText('Say when it applies.')).toBeVisible();
    expect(create).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Asks about prices' }));
    await userEvent.click(within(dialog).getByRole('radio', { name: /Say nothing/ }));
    expect(within(dialog).getByRole('note')).toHaveTextContent('When the customer asks about prices: say nothing.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add the rule' }));
    expect(create).toHaveBeenCalledWith('ai/rules', {
      data: { name: 'The customer asks about prices', conditions: { intents: ['PRICING'] }, action: { is: 'stay_silent' }, position: 200 },
    });
    expect(await within(dialog).findByText('must be more than nothing')).toBeVisible();
  });

  it('are moved by writing one place, and switched under the version that was read', async () => {
    const update = vi.fn((_resource: string, params: { data: OwnRule }) => Promise.resolve({ data: params.data }));
    await open([rule(), second], { update });
    await userEvent.click(await screen.findByRole('button', { name: 'Move Silence for robots up' }));
    expect(update).toHaveBeenLastCalledWith('ai/rules', {
      id: 'r2',
      data: { id: 'r2', position: 49, version: 1 },
      previousData: { id: 'r2' },
    });
    expect(await screen.findByText('“Silence for robots” is now number 1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Move Complaints are mine up' }));
    expect(update).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('switch', { name: 'Silence for robots is on' }));
    expect(update).toHaveBeenLastCalledWith('ai/rules', { id: 'r2', data: { ...second, isActive: true }, previousData: second });
  });

  it('are deleted after a second press', async () => {
    const remove = vi.fn(() => Promise.resolve({ data: rule() }));
    await open([rule()], { delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Complaints are mine' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Really delete it' }));
    expect(remove).toHaveBeenCalledWith('ai/rules', { id: 'r1' });
  });

  it('are tried on a message', async () => {
    const answer: TestAnswer = {
      chatId: 'c1',
      isTest: true,
      texts: [{ body: 'Someone will call you.', kind: 'handoff', gate: { verdict: 'allow', message: null, trace: [] } }],
      action: 'escalate',
      reasonCode: 'own_rule_escalated',
      engine: 'rules',
      offer: null,
      read: { intent: 'COMPLAINT', sentiment: 'angry' },
      rule: { id: 'r1', name: 'Complaints are mine', action: 'escalate' },
      effects: [],
      checks: [],
      writer: 'code',
      model: null,
    };
    const testChat = vi.fn(() => Promise.resolve(answer));
    await open([rule()], { testChat });
    await userEvent.type(await screen.findByLabelText('Text of the customer'), 'you broke my thermostat');
    await userEvent.click(screen.getByRole('button', { name: 'Try it' }));
    expect(testChat).toHaveBeenCalledWith('you broke my thermostat', null);
    expect(await screen.findByText('Your rule “Complaints are mine”')).toBeVisible();
    expect(screen.getByText(/the customer complains, sounds angry/)).toBeVisible();
    expect(screen.getByText('Someone will call you.')).toBeVisible();
  });

  it('are only read by somebody who may not change the settings', async () => {
    await open(
      [rule()],
      {},
      allPermissions.filter((name) => name !== 'settings.write'),
    );
    expect(await screen.findByText('Complaints are mine')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Add a rule|Move|Change/ })).toBeNull();
    expect(screen.queryByText('Try it on a message')).toBeNull();
  });

  it('say what to do when they cannot be read', async () => {
    await open([], { getList: () => Promise.reject(new HttpError('The server could not save this.', 503, {})) });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
