import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { ModelCost } from '../shared/types';
import { fakeProvider, show } from '../test/Console';
import ModelUsagePage from './ModelUsagePage';

const sum = { calls: 3, tokens: 1500, costMicros: 4200, unpriced: 0 };
const cost = (over: Partial<ModelCost> = {}): ModelCost => ({
  timeZone: 'America/Chicago',
  days: [
    { day: '2026-11-19', calls: 0, tokens: 0, costMicros: 0, unpriced: 0 },
    { day: '2026-11-20', ...sum },
  ],
  tasks: [
    { task: 'reply', engine: 'openai', model: 'm1', ...sum },
    { task: 'profile', engine: 'openai', model: 'm2', calls: 1, tokens: 9, costMicros: 0, unpriced: 1 },
  ],
  total: { ...sum, unpriced: 1 },
  conversations: 2,
  conversationMicros: 6200,
  caps: [
    { cap: 'microsPerMonth', used: 4_200_000, limit: 5_000_000 },
    { cap: 'microsPerDay', used: 4_200, limit: null },
    { cap: 'microsPerHour', used: 10, limit: 10 },
    { cap: 'tokensPerDay', used: 1500, limit: 100_000 },
  ],
  ...over,
});

describe('usage of language models', () => {
  it('shows what was paid for what, and how near each limit is', async () => {
    const modelCost = vi.fn((_days: number) => Promise.resolve(cost()));
    await show(<ModelUsagePage />, { provider: fakeProvider({ modelCost }) });
    expect(await screen.findByText('Answers to customers')).toBeVisible();
    expect(screen.getByText('Price unknown')).toBeVisible();
    expect(screen.getByText(/\$0.0031 per conversation · 1 calls of models without a known price/)).toBeVisible();
    expect(screen.getByText('$4.20 of $5.00')).toBeVisible();
    expect(screen.getByText('Nearly used up')).toBeVisible();
    expect(screen.getByText('Used up')).toBeVisible();
    expect(screen.getByText('The assistant answers by fixed rules right now.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(screen.getByRole('row', { name: 'Nov 20 $0.0042 3 1,500' })).toBeVisible();
    await userEvent.click(screen.getByRole('combobox', { name: 'Period' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Last 7 days' }));
    expect(modelCost.mock.calls.map(([days]) => days)).toEqual([30, 7]);
  });

  it('says why there is nothing to pay', async () => {
    const nothing = { calls: 0, tokens: 0, costMicros: 0, unpriced: 0 };
    await show(<ModelUsagePage />, {
      provider: fakeProvider({ modelCost: () => Promise.resolve(cost({ tasks: [], total: nothing, caps: [] })) }),
    });
    expect(await screen.findByText('No language model was asked in the last 30 days')).toBeVisible();
  });

  it('says what to do when it cannot be read', async () => {
    await show(<ModelUsagePage />, { provider: fakeProvider({ modelCost: () => Promise.reject(new HttpError('No.', 503, {})) }) });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
