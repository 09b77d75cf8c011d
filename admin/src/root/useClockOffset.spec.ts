import { QueryClient } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { fakeProvider } from '../test/Console';
import { useClockOffset } from './useClockOffset';

const dayMs = 86_400_000;
const inTwoDays = () => Promise.resolve({ now: new Date(Date.now() + 2 * dayMs).toISOString() });

function offsetOf(answers: Parameters<typeof fakeProvider>[0], permissions = ['simulator.use']) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const provider = fakeProvider(answers);
  return renderHook(() => useClockOffset(provider, client, { permissions })).result;
}

describe('the clock of the business', () => {
  it('is not known before a simulated one has been asked', async () => {
    let answer: () => void = () => undefined;
    const clock = () => new Promise<void>((done) => (answer = done)).then(inTwoDays);
    const asked = vi.fn(clock);
    const offset = offsetOf({ system: () => Promise.resolve({ mode: 'embedded' }), clock: asked });
    expect(offset.current).toEqual({ clockOffset: 0, isClockKnown: false });
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(offset.current.isClockKnown).toBe(false);
    answer();
    await waitFor(() => expect(offset.current.isClockKnown).toBe(true));
    expect(Math.round(offset.current.clockOffset / dayMs)).toBe(2);
  });

  it("is this computer's where nothing is simulated, where nobody answers, and for who may not ask", async () => {
    const real = offsetOf({ system: () => Promise.resolve({ mode: 'external' }) });
    await waitFor(() => expect(real.current).toEqual({ clockOffset: 0, isClockKnown: true }));
    const silent = offsetOf({ system: () => Promise.resolve({ mode: 'embedded' }), clock: () => Promise.reject(new Error('away')) });
    await waitFor(() => expect(silent.current).toEqual({ clockOffset: 0, isClockKnown: true }));
    expect(offsetOf({}, []).current).toEqual({ clockOffset: 0, isClockKnown: true });
  });
});
