import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { Invalidator } from './invalidation';

const change = (resource: string) => ({ resource, recordId: '1', type: 'updated', actorId: null });

describe('Invalidator', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('gathers a burst into one reading per resource', async () => {
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    const invalidator = new Invalidator(client);
    for (let i = 0; i < 50; i += 1) invalidator.changed(change('leads'));
    expect(invalidate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(260);
    expect(invalidate.mock.calls.map(([filters]) => filters?.queryKey?.[0])).toEqual(['leads', 'conversations', 'dashboard']);
  });

  it('waits while a write of ours on the same resource is under way', async () => {
    const client = new QueryClient();
    let finish: () => void = () => undefined;
    const observer = new MutationObserver(client, {
      mutationKey: ['calls'],
      mutationFn: () => new Promise<void>((resolve) => (finish = resolve)),
    });
    const write = observer.mutate();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    const invalidator = new Invalidator(client);
    const keys = (): unknown[] => invalidate.mock.calls.map(([filters]) => filters?.queryKey?.[0]);
    invalidator.changed(change('calls'));
    await vi.advanceTimersByTimeAsync(260);
    expect(keys()).not.toContain('calls');
    finish();
    await write;
    await vi.advanceTimersByTimeAsync(260);
    expect(keys()).toContain('calls');
    invalidator.dispose();
  });

  it('reads an unknown resource under its own name', async () => {
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    new Invalidator(client).changed(change('notifications'));
    await vi.advanceTimersByTimeAsync(260);
    expect(invalidate).toHaveBeenCalledWith({ queryKey: ['notifications'] });
  });
});
