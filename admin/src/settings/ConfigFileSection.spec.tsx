import { useQuery } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeProvider, show } from '../test/Console';
import type { ConfigPreview } from '../shared/types';
import { ConfigFileSection } from './ConfigFileSection';

const preview = {
  config: { format: 'ringback.org-config', formatVersion: 1 },
  differences: [{ path: 'answers.guardrails.forbiddenClaims', before: ['cures'], after: null }],
  basis: 'b',
} as unknown as ConfigPreview;

function Watched({ name, read }: { name: string; read: () => Promise<number> }) {
  return <span>{useQuery({ queryKey: [name, 'x'], queryFn: read }).data}</span>;
}

it('an answer that the file replaces can be seen and imported, and the questionnaire is read again', async () => {
  const importConfig = vi.fn(() => Promise.resolve({}));
  const readiness = vi.fn(() => Promise.resolve(1));
  const section = vi.fn(() => Promise.resolve(1));
  await show(
    <>
      <ConfigFileSection />
      <Watched name="onboarding" read={readiness} />
      <Watched name="section" read={section} />
    </>,
    { provider: fakeProvider({ previewConfig: () => Promise.resolve(preview), importConfig }) },
  );
  fireEvent.change(screen.getByLabelText('Configuration file'), { target: { files: [new File(['{}'], 'c.json')] } });
  const list = await screen.findByRole('list', { name: 'What would change' });
  expect(within(list).getByText('Questionnaire, Guardrails · What must never be claimed?')).toBeInTheDocument();
  expect(within(list).getByText('cures')).toBeInTheDocument();
  expect([readiness.mock.calls.length, section.mock.calls.length]).toEqual([1, 1]);
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await waitFor(() => expect([readiness.mock.calls.length, section.mock.calls.length]).toEqual([2, 2]));
  expect(importConfig).toHaveBeenCalledWith(preview.config, 'b');
});
