import type { Session } from '../auth/session';
import { SharedStream } from './shared-stream';

const session = { token: () => Promise.resolve('t'), refresh: () => Promise.resolve(true) } as unknown as Session;
type Run = () => Promise<void>;

describe('the stream of several tabs', () => {
  let lead: Run | undefined;
  let other: BroadcastChannel;
  let connect: () => void;
  beforeEach(() => {
    lead = undefined;
    const request = (_name: string, _options: object, run: Run): Promise<void> => {
      lead = run;
      return new Promise(() => undefined);
    };
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
    const answer = new Promise<Response>((done) => (connect = () => done(new Response(new ReadableStream()))));
    vi.stubGlobal('fetch', () => answer);
    other = new BroadcastChannel('ringback-events-o1');
    vi.spyOn(performance, 'now').mockReturnValue(10_000);
  });
  afterEach(() => {
    other.close();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    Reflect.deleteProperty(navigator, 'locks');
  });

  function open() {
    const states: string[] = [];
    const onResync = vi.fn();
    const stream = new SharedStream('o1', session, { onChange: vi.fn(), onState: (state) => void states.push(state), onResync });
    stream.start();
    onTestFinished(() => stream.stop());
    return { states, onResync };
  }

  it('reads nothing twice where it is there at once', async () => {
    const { states, onResync } = open();
    void lead!();
    connect();
    await vi.waitFor(() => expect(states).toContain('live'));
    expect(onResync).not.toHaveBeenCalled();
  });

  it('reads again what is on screen when it takes over: nobody heard what came in between', async () => {
    const { states, onResync } = open();
    other.postMessage({ type: 'state', state: 'live' });
    await vi.waitFor(() => expect(states).toEqual(['live']));
    void lead!();
    connect();
    await vi.waitFor(() => expect(states).toEqual(['live', 'connecting', 'live']));
    expect(onResync).toHaveBeenCalledOnce();
  });

  it('reads again what is on screen when it was long in coming', async () => {
    const { states, onResync } = open();
    void lead!();
    vi.spyOn(performance, 'now').mockReturnValue(11_500);
    connect();
    await vi.waitFor(() => expect(states).toContain('live'));
    expect(onResync).toHaveBeenCalledOnce();
  });
});
