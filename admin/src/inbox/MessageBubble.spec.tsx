import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../test/Console';
import type { Message } from '../shared/types';
import { MessageBubble } from './MessageBubble';

const message = (over: Partial<Message>): Message => ({
  id: 'm1',
  conversationId: 'c1',
  outboundId: 'o1',
  notBefore: null,
  deliveredAt: null,
  seq: 1,
  direction: 'out',
  sender: 'ai',
  senderName: null,
  kind: 'text',
  body: 'Hello',
  media: [],
  createdAt: '2026-11-21T01:30:00Z',
  state: 'delivered',
  providerStatus: null,
  errorCode: null,
  errorMessage: null,
  blockReason: null,
  gate: [],
  lane: 'reply',
  decisionId: null,
  reviewedByName: null,
  reviewedAt: null,
  originalBody: null,
  ...over,
});
const open = async (over: Partial<Message>, onWhy = vi.fn()) => {
  await show(<MessageBubble message={message(over)} isHighlighted={false} onWhy={onWhy} />);
  return onWhy;
};

describe('MessageBubble', () => {
  it('shows who wrote, when in the business zone, and that it arrived', async () => {
    await open({});
    expect(screen.getByText('Assistant')).toBeVisible();
    expect(screen.getByText('7:30 PM')).toBeVisible();
    expect(screen.getByText('Delivered')).toBeVisible();
  });

  it('shows why a text was held back, with every check', async () => {
    await open({
      state: 'blocked',
      blockReason: 'quiet_hours',
      gate: [
        { rule: 'suppression', verdict: 'pass', reason: 'clear' },
        { rule: 'quiet_hours', verdict: 'deny', reason: 'after_nine' },
      ],
    });
    expect(screen.getByText(/outside the allowed hours/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Checks' }));
    expect(screen.getByText('Quiet hours')).toBeVisible();
    expect(screen.getByText(/Refused · After nine/)).toBeVisible();
  });

  it('leads from an answer of the assistant to its decision', async () => {
    const onWhy = await open({ decisionId: 'd9' });
    await userEvent.click(screen.getByRole('button', { name: 'Why?' }));
    expect(onWhy).toHaveBeenCalledWith('d9');
  });

  it('does not render what a customer wrote as markup', async () => {
    await open({ direction: 'in', sender: 'customer', state: null, body: '<img src=x onerror=alert(1)>' });
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });
});
