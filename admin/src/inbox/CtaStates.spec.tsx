import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeProvider, show } from '../test/Console';
import type { ThreadCta } from '../shared/types';
import { CtaStates } from './CtaStates';
import { shownCtas, stepOf } from './cta-states.rules';

const cta = (over: Partial<ThreadCta> = {}): ThreadCta => ({
  ctaId: 'a',
  kind: 'payment',
  label: 'Pay the deposit',
  target: 'link',
  isActive: true,
  state: 'clicked',
  at: '2026-11-20T15:00:00Z',
  step: 0,
  steps: 0,
  ...over,
});
const open = (list: ThreadCta[], answers: Record<string, unknown> = {}, permissions?: string[]) =>
  show(<CtaStates conversationId="c1" />, {
    provider: fakeProvider({ conversationCtas: () => Promise.resolve(list), ...answers }),
    ...(permissions && { permissions }),
  });

it('shows where each stands, what was offered first', async () => {
  await open([cta({ ctaId: 'b', label: 'Our website', state: 'not_offered', at: null }), cta()]);
  const rows = within(await screen.findByRole('list', { name: 'Calls to action' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining('Pay the deposit'), expect.stringContaining('Our website')]);
  expect(rows[0]).toHaveTextContent('Opened');
  expect(rows[1]).toHaveTextContent('Not offered');
  expect(screen.queryByRole('button', { name: /Our website/ })).not.toBeInTheDocument();
});

it('puts one back', async () => {
  const resetCta = vi.fn(() => Promise.resolve([]));
  await open([cta()], { resetCta });
  await userEvent.click(await screen.findByRole('button', { name: 'Let Pay the deposit be offered again' }));
  await waitFor(() => expect(resetCta).toHaveBeenCalledWith('c1', 'a'));
});

it('offers no way to change to somebody who may only look', async () => {
  await open([cta()], {}, ['conversations.read']);
  expect(await screen.findByText('Opened')).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('says what to do where there is none', async () => {
  await open([]);
  expect(await screen.findByText(/No links or documents yet/)).toBeVisible();
});

it('leaves out what is switched off and was never offered', () => {
  expect(shownCtas([cta({ isActive: false, state: 'not_offered' }), cta({ isActive: false })])).toHaveLength(1);
  expect([stepOf({ step: 2, steps: 3 }), stepOf({ step: 1, steps: 1 }), stepOf({ step: 9, steps: 3 })]).toEqual([
    'Step 2 of 3',
    null,
    'Step 3 of 3',
  ]);
});
