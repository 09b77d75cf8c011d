import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { fakeProvider, show } from '../test/Console';
import { SimplePromptButton } from './SimplePrompt';

const open = async (simplePrompt: () => Promise<unknown>): Promise<void> => {
  await show(<SimplePromptButton />, { provider: fakeProvider({ simplePrompt }) });
  await userEvent.click(screen.getByRole('button', { name: 'Read the prompt of simple mode' }));
};

describe('the prompt of simple mode', () => {
  it('is shown with the facts of the business', async () => {
    await open(() => Promise.resolve({ instructions: 'You answer texts.', data: { business: { name: 'Northside' } } }));
    expect(await screen.findByText('You answer texts.')).toBeVisible();
    expect(screen.getByText(/"name": "Northside"/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  });

  it('says why it cannot be shown', async () => {
    await open(() => Promise.reject(new HttpError('Not now.', 503, {})));
    expect(await screen.findByText(/Not now/)).toBeVisible();
  });
});
