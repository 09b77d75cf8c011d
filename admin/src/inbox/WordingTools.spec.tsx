import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { fakeProvider, show } from '../test/Console';
import type { RewrittenText, Suggestions } from '../shared/types';
import { WordingTools } from './WordingTools';

const loud = {
  risk: 'high' as const,
  score: 60,
  reasons: [{ code: 'capitals', points: 20, message: 'Two words shout.', advice: 'Write small.' }],
};
const calm = { risk: 'low' as const, score: 0, reasons: [] };

function Box({ first }: { first: string }): ReactNode {
  const [text, setText] = useState(first);
  return (
    <>
      <WordingTools conversationId="c1" text={text} onChange={setText} />
      <output data-testid="text">{text}</output>
      <input aria-label="Box" value={text} onChange={({ target }) => setText(target.value)} />
    </>
  );
}
const text = (): string => screen.getByTestId('text').textContent ?? '';
const rewritten = (over: Partial<RewrittenText> = {}): { texts: RewrittenText[] } => ({
  texts: [{ text: 'Please come on Friday.', tone: 'professional', isChanged: true, before: loud, after: calm, ...over }],
});

describe('WordingTools', () => {
  it('rewords what stands in the box, says why, and takes it back', async () => {
    const rewriteText = vi.fn(() => Promise.resolve(rewritten()));
    await show(<Box first="COME FRIDAY!!!" />, { provider: fakeProvider({ rewriteText }) });
    await userEvent.click(screen.getByRole('button', { name: 'Rewrite' }));
    expect(await screen.findByText('Spam risk: low')).toBeVisible();
    expect(rewriteText).toHaveBeenCalledWith('COME FRIDAY!!!', 'professional');
    expect(text()).toBe('Please come on Friday.');
    expect(screen.getByText(/Two words shout. Write small./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(text()).toBe('COME FRIDAY!!!');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('leaves the text alone when nothing may be reworded', async () => {
    const rewriteText = (): Promise<unknown> => Promise.resolve(rewritten({ isChanged: false, text: 'COME FRIDAY!!!', after: loud }));
    await show(<Box first="COME FRIDAY!!!" />, { provider: fakeProvider({ rewriteText }) });
    await userEvent.click(screen.getByRole('button', { name: 'Rewrite' }));
    expect(await screen.findByText(/Nothing to reword/)).toBeVisible();
    expect(text()).toBe('COME FRIDAY!!!');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('puts the picked suggestion into the box and sends nothing', async () => {
    const answer: Suggestions = { engine: 'rules', suggestions: [{ text: 'Which day suits you?', purpose: 'Ask' }], heldBack: [] };
    await show(<Box first="draft" />, { provider: fakeProvider({ suggestReply: () => Promise.resolve(answer) }) });
    await userEvent.click(screen.getByRole('button', { name: 'Suggest' }));
    const list = await screen.findByRole('list', { name: 'Suggested replies' });
    await userEvent.click(within(list).getByRole('button', { name: /Which day suits you/ }));
    expect(text()).toBe('Which day suits you?');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(text()).toBe('draft');
  });

  it('rewords the first words again in another tone, and one step back leads to them', async () => {
    const rewriteText = vi.fn((_: string, tone: RewrittenText['tone']) =>
      Promise.resolve(rewritten({ tone, text: tone === 'casual' ? 'Come by on Friday!' : 'Please come on Friday.' })),
    );
    await show(<Box first="COME FRIDAY!!!" />, { provider: fakeProvider({ rewriteText }) });
    await userEvent.click(screen.getByRole('button', { name: 'Rewrite' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Casual' }));
    await screen.findByDisplayValue('Come by on Friday!');
    expect(rewriteText).toHaveBeenLastCalledWith('COME FRIDAY!!!', 'casual');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(text()).toBe('COME FRIDAY!!!');
  });

  it('never overwrites what was typed while it was thinking', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const rewriteText = (): Promise<unknown> => new Promise((resolve) => (answer = resolve));
    await show(<Box first="COME FRIDAY!!!" />, { provider: fakeProvider({ rewriteText }) });
    await userEvent.click(screen.getByRole('button', { name: 'Rewrite' }));
    await userEvent.type(screen.getByLabelText('Box'), ' At 9.');
    answer(rewritten());
    expect(await screen.findByRole('button', { name: 'Use it' })).toBeVisible();
    expect(text()).toBe('COME FRIDAY!!! At 9.');
    await userEvent.click(screen.getByRole('button', { name: 'Use it' }));
    expect(text()).toBe('Please come on Friday.');
    await userEvent.type(screen.getByLabelText('Box'), ' Thanks');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says why there is no suggestion, and has nothing to reword in an empty box', async () => {
    const answer: Suggestions = { engine: 'rules', suggestions: [], heldBack: ['This person opted out.'] };
    await show(<Box first="" />, { provider: fakeProvider({ suggestReply: () => Promise.resolve(answer) }) });
    expect(screen.getByRole('button', { name: 'Rewrite' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Suggest' }));
    expect(await screen.findByText(/This person opted out/)).toBeVisible();
  });
});
