import { act, screen } from '@testing-library/react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fakeProvider, show } from '../test/Console';
import { Invalidator } from '../realtime/invalidation';
import { useCounts } from './useCounts';

let changed: Invalidator['changed'];

function Badge(): ReactNode {
  const { actions } = useCounts();
  changed = new Invalidator(useQueryClient()).changed;
  return <output>{actions}</output>;
}

describe('the badge of Actions', () => {
  it('counts drafts with the open items, and anew when a message changes', async () => {
    const totals: Record<string, number> = { actions: 2, messages: 3, conversations: 9 };
    const getList = vi.fn((resource: string) => Promise.resolve({ data: [], total: totals[resource] ?? 0 }));
    await show(<Badge />, { provider: fakeProvider({ getList }) });
    expect(await screen.findByText('5')).toBeVisible();
    expect(getList).toHaveBeenCalledWith('messages', expect.objectContaining({ filter: { state: 'draft' } }));
    totals.messages = 0;
    act(() => changed({ resource: 'messages', recordId: 'm1', type: 'updated' } as Parameters<typeof changed>[0]));
    expect(await screen.findByText('2')).toBeVisible();
  });
  it('asks for no drafts where conversations are not to be read', async () => {
    const getList = vi.fn((resource: string) => Promise.resolve({ data: [], total: resource === 'messages' ? 7 : 1 }));
    await show(<Badge />, { provider: fakeProvider({ getList }), permissions: ['actions.read'] });
    expect(await screen.findByText('1')).toBeVisible();
  });
});
