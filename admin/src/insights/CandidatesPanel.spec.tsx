import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { fakeProvider, show } from '../test/Console';
import type { Ranking } from '../shared/types';
import { CandidatesPanel } from './CandidatesPanel';

const person = { leadId: null, conversationId: null, phone: '+13125550111' };
const ranking: Ranking = {
  slot: { startsAt: '2026-11-25T16:00:00Z', endsAt: '2026-11-25T17:00:00Z', serviceId: null, serviceName: null },
  ranked: [
    {
      ...person,
      contactId: 'c1',
      conversationId: 't1',
      name: 'Ann Lee',
      rank: 1,
      score: 72,
      reason: 'Has AC repair booked for later, came 3 times.',
      factors: [{ group: 'fit', code: 'service', points: 22, label: 'has AC repair booked for later' }],
    },
  ],
  leftOut: [{ ...person, contactId: 'c2', name: null, code: 'quiet_hours', reason: 'Quiet hours.', until: '2026-11-24T14:00:00Z' }],
};
const ask = async (rankCandidates: unknown): Promise<void> => {
  await show(<CandidatesPanel appointmentId="a1" />, { provider: fakeProvider({ rankCandidates }) });
  await userEvent.click(screen.getByRole('button', { name: 'Who could take this time?' }));
};

describe('who could take a freed time', () => {
  it('is asked for, and comes with reasons and with who is left out', async () => {
    const rankCandidates = vi.fn(() => Promise.resolve(ranking));
    await ask(rankCandidates);
    expect(rankCandidates).toHaveBeenCalledWith({ appointmentId: 'a1' });
    const list = await screen.findByRole('list', { name: 'Candidates, the best first' });
    expect(within(list).getByRole('link', { name: 'Ann Lee' })).toHaveAttribute('href', '/t/north/inbox/t1');
    expect(within(list).getByText('Fits 72 of 100')).toHaveAttribute('title', '+22 has AC repair booked for later');
    expect(within(list).getByText('Has AC repair booked for later, came 3 times.')).toBeVisible();
    await userEvent.click(screen.getByText('One person is left out'));
    expect(screen.getByText(/Quiet hours\./)).toBeVisible();
  });

  it('says what to do when nobody may be texted, or nobody is near', async () => {
    await ask(() => Promise.resolve({ ...ranking, ranked: [] }));
    expect(await screen.findByText(/Nobody may be texted now/)).toBeVisible();
  });

  it('says what failed', async () => {
    await ask(() => Promise.reject(new HttpError('Out of order.', 503, {})));
    expect(await screen.findByText('Out of order.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Who could take this time?' })).toBeEnabled();
  });
});
