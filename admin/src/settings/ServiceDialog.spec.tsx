import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Service } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { ServiceDialog } from './ServiceDialog';

const service: Service = {
  id: 's1',
  name: 'Furnace check',
  keywords: [],
  durationMinutes: 60,
  bufferMinutes: 0,
  priceMinor: 9_500,
  priceConfirmedAt: null,
  needsAddress: true,
  isActive: true,
  sort: 0,
};
const right = /This price is right/;

async function open(stored: Service): Promise<ReturnType<typeof vi.fn>> {
  const update = vi.fn(() => Promise.resolve({ data: stored }));
  await show(<ServiceDialog service={stored} onClose={() => undefined} />, {
    provider: fakeProvider({ update }),
    permissions: allPermissions,
  });
  return update;
}
const saved = async (update: ReturnType<typeof vi.fn>): Promise<Record<string, unknown>> => {
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(update).toHaveBeenCalledOnce());
  return (update.mock.calls[0]![1] as { data: Record<string, unknown> }).data;
};

describe('the price of a service', () => {
  it('is confirmed by a tick', async () => {
    const update = await open(service);
    await userEvent.click(await screen.findByRole('checkbox', { name: right }));
    expect(await saved(update)).toMatchObject({ priceMinor: 9_500, isPriceConfirmed: true });
  });

  it('is not confirmed once more by saving something else', async () => {
    const update = await open({ ...service, priceConfirmedAt: '2026-11-01T12:00:00Z' });
    expect(await screen.findByRole('checkbox', { name: right })).toBeChecked();
    expect(await saved(update)).not.toHaveProperty('isPriceConfirmed');
  });

  it('loses the tick when it changes', async () => {
    const update = await open({ ...service, priceConfirmedAt: '2026-11-01T12:00:00Z' });
    fireEvent.change(await screen.findByLabelText(/^Price/), { target: { value: '99' } });
    expect(screen.getByRole('checkbox', { name: right })).not.toBeChecked();
    expect(await saved(update)).toMatchObject({ priceMinor: 9_900, isPriceConfirmed: false });
  });
});
