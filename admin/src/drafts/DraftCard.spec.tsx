import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { Message } from '../shared/types';
import { fakeProvider, show } from '../test/Console';
import { DraftCard } from './DraftCard';

const draft: Message = {
  id: 'm1',
  conversationId: 'c1',
  seq: 2,
  direction: 'out',
  sender: 'ai',
  senderName: null,
  kind: 'draft',
  body: 'Hi Tom, which day suits you?',
  media: [],
  createdAt: new Date().toISOString(),
  outboundId: 'o1',
  state: 'draft',
  lane: 'reply',
  providerStatus: null,
  errorCode: null,
  errorMessage: null,
  blockReason: null,
  gate: [],
  notBefore: null,
  deliveredAt: null,
  decisionId: 'd1',
  reviewedByName: null,
  reviewedAt: null,
  originalBody: null,
};
const card = (reviewDraft: unknown, permissions?: string[]) =>
  show(<DraftCard message={draft} who="Tom Baker" answers="My AC died" hasLink />, {
    provider: fakeProvider({ reviewDraft }),
    ...(permissions ? { permissions } : {}),
  });

describe('a draft', () => {
  it('leaves with exactly the words on the screen, also by keyboard', async () => {
    const review = vi.fn().mockResolvedValue({});
    await card(review);
    expect(await screen.findByText('They wrote: “My AC died”')).toBeVisible();
    const words = screen.getByRole('textbox', { name: 'Words of the draft for Tom Baker' });
    await userEvent.clear(words);
    await userEvent.type(words, 'Hi Tom, is Friday fine?{Control>}{Enter}{/Control}');
    expect(review).toHaveBeenCalledExactlyOnceWith('m1', 'approve', 'Hi Tom, is Friday fine?');
  });
  it('can be saved for later only when it was changed', async () => {
    const review = vi.fn().mockResolvedValue({});
    await card(review);
    expect(screen.queryByRole('button', { name: 'Save, send later' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox'), ' Thanks!');
    await userEvent.click(screen.getByRole('button', { name: 'Save, send later' }));
    expect(review).toHaveBeenCalledExactlyOnceWith('m1', 'edit', 'Hi Tom, which day suits you? Thanks!');
  });
  it('without words cannot be approved', async () => {
    await card(vi.fn());
    await userEvent.clear(screen.getByRole('textbox'));
    expect(screen.getByRole('button', { name: 'Approve as edited' })).toBeDisabled();
  });
  it('that expired meanwhile says so', async () => {
    await card(() => Promise.reject(new HttpError('The customer wrote again.', 409, { requestId: 'r1' })));
    await userEvent.click(screen.getByRole('button', { name: 'Approve and send' }));
    expect(await screen.findByText('The customer wrote again. (request r1)')).toBeVisible();
  });
  it('is only read by a reader', async () => {
    await card(vi.fn(), ['conversations.read']);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('textbox')).toHaveAttribute('readonly');
  });
});
