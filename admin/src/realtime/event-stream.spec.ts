import { backoff, EventStream, type ConnectionState } from './event-stream';

const body = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
/** A line on which nothing comes, until it is cut. */
const silence = (signal: AbortSignal): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => signal.addEventListener('abort', () => controller.error(new DOMException('cut', 'AbortError'))),
  });
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
};

describe('EventStream', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function open(fetcher: (signal: AbortSignal) => Response | Promise<Response>) {
    const states: ConnectionState[] = [];
    const events: string[] = [];
    const asked: Record<string, string>[] = [];
    const onUnauthorised = vi.fn(async () => true);
    vi.stubGlobal('fetch', (_url: string, options: { headers: Record<string, string>; signal: AbortSignal }) => {
      asked.push({ ...options.headers });
      return Promise.resolve(fetcher(options.signal));
    });
    const stream = new EventStream({
      url: '/api/events',
      headers: async () => ({ Authorization: 'Bearer t' }),
      onEvent: (event) => events.push(event.data),
      onState: (state) => states.push(state),
      onUnauthorised,
    });
    stream.start();
    return { stream, states, events, asked, onUnauthorised };
  }

  it('goes on after the last event it has seen', async () => {
    const { stream, states, events, asked } = open(() => new Response(body('id: 41\ndata: x\n\n')));
    await settle();
    expect(events).toEqual(['x']);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asked[0]).not.toHaveProperty('Last-Event-ID');
    expect(asked[1]).toMatchObject({ 'Last-Event-ID': '41', Authorization: 'Bearer t' });
    expect(states.slice(0, 3)).toEqual(['connecting', 'live', 'reconnecting']);
    stream.stop();
  });

  it('refreshes the sign-in on 401 and tries again', async () => {
    const { stream, states, onUnauthorised } = open(() => new Response(null, { status: 401 }));
    await settle();
    expect(onUnauthorised).toHaveBeenCalledTimes(1);
    expect(states).toEqual(['connecting', 'reconnecting']);
    stream.stop();
  });

  it('notices at once that the network went, and does not wait when it is back', async () => {
    let isOnline = true;
    const { stream, states, asked } = open((signal) =>
      isOnline ? new Response(silence(signal)) : Promise.reject(new TypeError('offline')),
    );
    await settle();
    isOnline = false;
    stream.interrupt();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe('reconnecting');
    isOnline = true;
    const before = asked.length;
    stream.retryNow();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(before + 1);
    expect(states.at(-1)).toBe('live');
    stream.stop();
  });

  it('stays silent after it was stopped', async () => {
    const { stream, asked } = open(() => Promise.reject(new TypeError('offline')));
    await settle();
    stream.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(1);
  });

  it('gives up a line on which not even the heartbeat comes', async () => {
    const { stream, states } = open((signal) => new Response(silence(signal)));
    await settle();
    expect(states.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(46_000);
    stream.stop();
    expect(states).toContain('reconnecting');
  });
});

describe('backoff', () => {
  it('doubles from one second to thirty, never in step with the others', () => {
    expect(backoff(0, () => 1)).toBe(1_000);
    expect(backoff(0, () => 0)).toBe(500);
    expect(backoff(3, () => 1)).toBe(8_000);
    expect(backoff(50, () => 1)).toBe(30_000);
  });
});
