import { beforeDeadline } from './deadline.js';

describe('a deadline', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const never = new Promise<string>(() => undefined);

  it('gives what the work gives, in time', async () => {
    await expect(beforeDeadline(1000, Promise.resolve('stored'), () => 'late')).resolves.toBe('stored');
    await expect(beforeDeadline(1000, Promise.reject(new Error('refused')), () => 'late')).rejects.toThrow('refused');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives or throws what comes instead once it is over', async () => {
    const answers = Promise.allSettled([
      beforeDeadline(1000, never, () => 'late'),
      beforeDeadline(1000, never, () => {
        throw new Error('too busy');
      }),
    ]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answers).toMatchObject([{ value: 'late' }, { reason: { message: 'too busy' } }]);
  });

  it('hears no more of work that fails later', async () => {
    let fail!: (error: Error) => void;
    const work = new Promise<string>((_, reject) => (fail = reject));
    const answer = beforeDeadline(1000, work, () => 'late');
    await vi.advanceTimersByTimeAsync(1000);
    fail(new Error('nobody waits for this'));
    await expect(answer).resolves.toBe('late');
  });
});
