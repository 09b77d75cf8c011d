import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../test/Console';
import type { ConversationDetail } from '../shared/types';
import { Composer } from './Composer';

const thread = (over: Partial<ConversationDetail>): ConversationDetail =>
  ({
    id: Math.random().toString(),
    status: 'open',
    handler: 'human',
    handlerUserId: 'u1',
    handlerUserName: 'Alex Morgan',
    isSuppressed: false,
    ...over,
  }) as ConversationDetail;

async function open(conversation: ConversationDetail, permissions?: string[]) {
  const onSend = vi.fn();
  const onTakeOver = vi.fn();
  await show(
    <Composer conversation={conversation} onSend={onSend} onTakeOver={onTakeOver} isTakingOver={false} shouldFocus={0} />,
    permissions ? { permissions } : {},
  );
  return { onSend, onTakeOver };
}
const box = () => screen.queryByRole('textbox', { name: 'Your reply' });

describe('Composer', () => {
  it('is locked while the assistant owns the thread, with one way to take over', async () => {
    const { onTakeOver } = await open(thread({ handler: 'ai', handlerUserId: null }));
    expect(box()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    expect(onTakeOver).toHaveBeenCalledTimes(1);
  });

  it('names the colleague who answers', async () => {
    await open(thread({ handlerUserId: 'u2', handlerUserName: 'Dana Ortiz' }));
    expect(box()).toBeNull();
    expect(screen.getByText(/Dana Ortiz is answering/)).toBeVisible();
  });

  it('refuses to write to somebody who opted out, whoever owns the thread', async () => {
    await open(thread({ isSuppressed: true }));
    expect(box()).toBeNull();
    expect(screen.getByText(/opted out/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
  });

  it('offers a reader without the right no button', async () => {
    await open(thread({ handler: 'ai' }), ['conversations.read']);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('sends with Ctrl+Enter and not with Enter', async () => {
    const { onSend } = await open(thread({}));
    const input = box() as HTMLElement;
    await userEvent.type(input, 'On my way{Enter}now');
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(onSend).toHaveBeenCalledWith('On my way\nnow');
    expect(input).toHaveValue('');
  });

  it('counts texts while one writes', async () => {
    await open(thread({}));
    await userEvent.type(box() as HTMLElement, 'hello');
    expect(screen.getByTestId('segments')).toHaveTextContent('1 text · 155 left');
  });
});
