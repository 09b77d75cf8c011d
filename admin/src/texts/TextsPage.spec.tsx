import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { copiedForMs } from '../shared/CopyButton';
import { fakeProvider, show } from '../test/Console';
import { endless } from '../test/timers';
import type { Rewritings, SpamReading, TextReading } from '../shared/types';
import TextsPage from './TextsPage';

const low: SpamReading = { risk: 'low', score: 5, reasons: [] };
const high: SpamReading = {
  risk: 'high',
  score: 72,
  reasons: [{ code: 'shouting', points: 30, message: 'Most of it is in capitals.', advice: 'Write it in small letters.' }],
};
const wordings: Rewritings = {
  engine: 'rules',
  texts: [
    { text: '20% off today.', tone: 'professional', isChanged: true, before: high, after: low },
    { text: 'Hi! 20% off today.', tone: 'friendly', isChanged: true, before: high, after: low },
  ],
};
const reading: TextReading = {
  engine: 'rules',
  intent: 'PRICING',
  sentiment: 'neutral',
  confidence: 0.9,
  isOptOut: false,
  wantsHuman: true,
  hasQuestion: true,
  answer: null,
  appointmentIntent: null,
  slots: [{ name: 'service_needed', value: 'drain cleaning', confidence: 0.8 }],
  reasonCode: 'asks_price',
};
const services = () => ({
  spamCheck: vi.fn((): Promise<SpamReading> => Promise.resolve(high)),
  alternatives: vi.fn((): Promise<Rewritings> => Promise.resolve(wordings)),
  classifyText: vi.fn((): Promise<TextReading> => Promise.resolve(reading)),
});
const open = (answers = services()): Promise<void> => show(<TextsPage />, { provider: fakeProvider(answers) });
const box = () => screen.getByRole('textbox', { name: 'Text' });

describe('checking a text', () => {
  it('says first what to do', async () => {
    await open();
    expect(screen.getByText('Paste a text')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Check' })).toBeDisabled();
  });

  it('shows class, risk with reasons, and wordings, asked once by keyboard', async () => {
    const answers = services();
    await open(answers);
    await userEvent.click(box());
    await userEvent.paste('HURRY!!! 20% OFF');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Spam risk: high')).toBeVisible();
    expect(screen.getByText(/Most of it is in capitals. Write it in small letters/)).toBeVisible();
    expect(screen.getByText('Asks for a price')).toBeVisible();
    for (const words of ['Asks for a person', 'Has a question', 'drain cleaning']) expect(screen.getByText(words)).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Wordings' })).getAllByRole('listitem')).toHaveLength(2);
    expect(answers.spamCheck).toHaveBeenCalledExactlyOnceWith({ text: 'HURRY!!! 20% OFF', kind: 'reply', language: 'en' });
    expect(answers.classifyText).toHaveBeenCalledExactlyOnceWith('HURRY!!! 20% OFF');
    await userEvent.type(box(), '?');
    expect(screen.getByText(/about the text before your change/)).toBeVisible();
  });

  it('asks as for a text in which the business speaks first', async () => {
    const answers = services();
    await open(answers);
    await userEvent.type(box(), 'Sale');
    await userEvent.click(screen.getByRole('button', { name: 'We write first' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Language' }));
    await userEvent.click(screen.getByRole('option', { name: 'Spanish' }));
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(answers.alternatives).toHaveBeenCalledWith({ text: 'Sale', kind: 'marketing', language: 'es' });
  });

  it('copies a wording', async () => {
    endless(copiedForMs);
    const user = userEvent.setup();
    await open();
    await user.type(box(), 'HURRY');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the friendly wording' }));
    expect(await navigator.clipboard.readText()).toBe('Hi! 20% off today.');
    expect(await screen.findByRole('button', { name: 'Copied the friendly wording' })).toBeVisible();
  });

  it('one service that fails does not hide the others, and is asked again alone', async () => {
    const answers = services();
    answers.alternatives.mockRejectedValueOnce(new HttpError('The model is away.', 503, {}));
    await open(answers);
    await userEvent.type(box(), 'HURRY');
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('Spam risk: high')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: /again/i }));
    expect(await screen.findByText('20% off today.')).toBeVisible();
    expect(answers.spamCheck).toHaveBeenCalledOnce();
  });

  it('says so when nothing can be reworded', async () => {
    const answers = services();
    answers.alternatives.mockResolvedValue({ engine: 'rules', texts: [{ ...wordings.texts[0]!, isChanged: false }] });
    await open(answers);
    await userEvent.type(box(), 'See you at 9');
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('Nothing to reword without losing a fact.')).toBeVisible();
  });
});
