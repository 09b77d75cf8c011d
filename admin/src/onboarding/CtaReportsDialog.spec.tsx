import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeProvider, show } from '../test/Console';
import type { Cta, CtaFigures } from '../shared/types';
import { CtaReportsDialog } from './CtaReportsDialog';

const cta = {
  id: 'a',
  kind: 'payment',
  label: 'Pay the deposit',
  target: 'link',
  url: 'https://pay.example.com/',
  fileId: null,
  steps: [],
} as unknown as Cta;
const figures: CtaFigures = {
  ctaId: 'a',
  offered: 4,
  clicked: 3,
  completed: 2,
  failed: 0,
  completionHint: null,
  lastEventAt: null,
  lastOutcome: null,
};
const open = (answers: Record<string, unknown> = {}, over: Partial<CtaFigures> = {}, permissions?: string[]) =>
  show(<CtaReportsDialog cta={cta} figures={{ ...figures, ...over }} onClose={() => undefined} />, {
    provider: fakeProvider(answers),
    ...(permissions && { permissions }),
  });

it('shows the counts, and the address once it is made', async () => {
  await open({ makeCompletionAddress: () => Promise.resolve({ url: 'https://go.example/webhooks/cta/secret', hint: 'cret' }) });
  expect(screen.getByText('Opened').nextSibling).toHaveTextContent('3');
  expect(screen.getByText('There is no address yet.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Make an address' }));
  expect(await screen.findByRole('textbox', { name: 'Address for reports' })).toHaveValue('https://go.example/webhooks/cta/secret');
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
});

it('sends a test', async () => {
  const testCompletion = vi.fn(() => Promise.resolve({ receivedAt: '2026-11-20T15:00:00Z' }));
  await open({ testCompletion }, { completionHint: 'abcd' });
  expect(screen.getByText('There is an address. It ends in abcd.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send a test' }));
  expect(testCompletion).toHaveBeenCalledWith('a');
  expect(await screen.findByText('The test report arrived')).toBeVisible();
});

it('lets somebody who may only look see the counts', async () => {
  await open({}, {}, ['settings.read']);
  expect(screen.getByText('Offered').nextSibling).toHaveTextContent('4');
  expect(screen.queryByRole('button', { name: 'Make an address' })).not.toBeInTheDocument();
});
