import { screen, within } from '@testing-library/react';
import { HttpError } from 'react-admin';
import { HotLeadsPanel } from '../dashboard/HotLeadsPanel';
import type { ScoredLead } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { ScorePanel } from './ScorePanel';

const lead: ScoredLead = {
  leadId: 'l1',
  contactId: 'k1',
  conversationId: 'c1',
  name: null,
  phone: '+13125550123',
  service: null,
  status: 'engaged',
  lastTextAt: null,
  score: 72,
  isHot: true,
  factors: [
    { group: 'timing', code: 'urgent', points: 20, label: 'Wants it today' },
    { group: 'engagement', code: 'quiet', points: -8, label: 'Silent for two days' },
  ],
};

describe('the score of a lead', () => {
  it('is explained point by point', async () => {
    await show(<ScorePanel leadId="l1" />, { provider: fakeProvider({ scoreLead: () => Promise.resolve(lead) }) });
    expect(await screen.findByTestId('score')).toHaveTextContent('72');
    expect(screen.getByText('Hot')).toBeVisible();
    const factors = within(screen.getByRole('list', { name: 'What makes the score' })).getAllByRole('listitem');
    expect(factors.map(({ textContent }) => textContent)).toEqual(['Wants it today · Timing+20', 'Silent for two days · Engagement−8']);
  });

  it('says so when there is nothing to count', async () => {
    await show(<ScorePanel leadId="l1" />, {
      provider: fakeProvider({ scoreLead: () => Promise.resolve({ ...lead, score: 0, isHot: false, factors: [] }) }),
    });
    expect(await screen.findByText('They have not written or called in the last 30 days.')).toBeVisible();
    expect(screen.queryByText('Hot')).toBeNull();
  });
});

describe('hot leads', () => {
  it('lead to the person, with the strongest reasons', async () => {
    await show(<HotLeadsPanel />, { provider: fakeProvider({ hotLeads: () => Promise.resolve({ data: [lead], total: 1 }) }) });
    const row = within(await screen.findByRole('list', { name: 'Hot leads' }));
    expect(row.getByText('Wants it today · Silent for two days')).toBeVisible();
    expect(row.getByRole('link', { name: 'Open (312) 555-0123' })).toHaveAttribute('href', '/t/north/leads/l1/show');
  });

  it('say so when there are none', async () => {
    await show(<HotLeadsPanel />, { provider: fakeProvider({ hotLeads: () => Promise.resolve({ data: [], total: 0 }) }) });
    expect(await screen.findByText(/Nobody right now/)).toBeVisible();
  });

  it('offer another try when they cannot be read', async () => {
    await show(<HotLeadsPanel />, { provider: fakeProvider({ hotLeads: () => Promise.reject(new HttpError('No.', 503, {})) }) });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('are not asked for by somebody who may not see leads', async () => {
    await show(<HotLeadsPanel />, { permissions: allPermissions.filter((name) => name !== 'leads.read') });
    expect(screen.queryByText('Hot leads')).toBeNull();
  });
});
