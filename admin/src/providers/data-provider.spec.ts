import { HttpError } from 'react-admin';
import { Session } from '../auth/session';
import { grant, http, HttpResponse, server, useApi } from '../test/api';
import { createDataProvider } from './data-provider';
import { createHttp, requestIdOf } from './http';

const api = 'http://localhost:3000/api';

async function signedIn(token = 't1'): Promise<Session> {
  server.use(http.post(`${api}/auth/login`, () => HttpResponse.json(grant(token))));
  const session = new Session();
  await session.login('a@example.com', 'pw');
  return session;
}

describe('data provider', () => {
  useApi();
  beforeEach(() => localStorage.clear());

  it('calls inside one organisation, as the signed-in person', async () => {
    const seen: Record<string, string | null> = {};
    server.use(
      http.get(`${api}/leads`, ({ request }) => {
        seen['auth'] = request.headers.get('authorization');
        seen['org'] = request.headers.get('x-org-id');
        seen['query'] = new URL(request.url).search;
        return HttpResponse.json({ data: [{ id: 'l1' }], total: 1 });
      }),
    );
    const provider = createDataProvider(createHttp(await signedIn(), 'org-1'));
    const list = await provider.getList('leads', {
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'name', order: 'ASC' },
      filter: {},
    });
    expect(list).toEqual({ data: [{ id: 'l1' }], total: 1 });
    expect(seen).toEqual({ auth: 'Bearer t1', org: 'org-1', query: '?page=1&perPage=10&sort=name&order=ASC' });
  });

  it('refreshes once on 401 and repeats the request', async () => {
    const tokens: (string | null)[] = [];
    server.use(
      http.get(`${api}/leads/l1`, ({ request }) => {
        tokens.push(request.headers.get('authorization'));
        return tokens.length === 1 ? HttpResponse.json({}, { status: 401 }) : HttpResponse.json({ id: 'l1' });
      }),
      http.post(`${api}/auth/refresh`, () => HttpResponse.json(grant('t2'))),
    );
    const provider = createDataProvider(createHttp(await signedIn(), 'org-1'));
    expect((await provider.getOne('leads', { id: 'l1' })).data).toEqual({ id: 'l1' });
    expect(tokens).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('says that the phone of a member is gone, where an unchanged field is left out', async () => {
    const sent = vi.fn();
    server.use(
      http.patch(`${api}/users/u1`, async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json({ id: 'u1' });
      }),
    );
    await createDataProvider(createHttp(await signedIn(), 'org-1')).changeMember('u1', { phone: null });
    expect(sent).toHaveBeenCalledWith({ phone: null });
  });

  it('ends the session when the refresh is refused too', async () => {
    server.use(
      http.get(`${api}/leads/l1`, () => HttpResponse.json({ message: 'Sign in again.' }, { status: 401 })),
      http.post(`${api}/auth/refresh`, () => HttpResponse.json({}, { status: 401 })),
    );
    const session = await signedIn();
    await expect(createDataProvider(createHttp(session, 'o')).getOne('leads', { id: 'l1' })).rejects.toMatchObject({ status: 401 });
    expect(session.state()).toBe('anonymous');
  });

  it('asks no more for what was being read when one signs out, and lets a write end', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((done) => (answer = done));
    const arrived = vi.fn();
    const late = async (): Promise<Response> => {
      arrived();
      await held;
      return HttpResponse.json({ id: 'x1' });
    };
    server.use(
      http.get(`${api}/leads/x1`, late),
      http.patch(`${api}/users/x1`, late),
      http.post(`${api}/auth/logout`, () => new HttpResponse(null, { status: 204 })),
    );
    const session = await signedIn();
    const provider = createDataProvider(createHttp(session, 'org-1'));
    const read = expect(provider.getOne('leads', { id: 'x1' })).rejects.toMatchObject({ name: 'AbortError' });
    const write = provider.changeMember('x1', { phone: null });
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(2));
    await session.logout();
    await read;
    answer();
    expect(await write).toEqual({ id: 'x1' });
  });

  it('carries the errors of single fields, and the request id', async () => {
    server.use(
      http.post(`${api}/leads`, () =>
        HttpResponse.json(
          { code: 'leads.invalid', message: 'Please check the fields.', requestId: 'r-7', errors: { phone: 'is not a phone' } },
          { status: 400 },
        ),
      ),
    );
    const provider = createDataProvider(createHttp(await signedIn(), 'o'));
    const error: unknown = await provider.create('leads', { data: { phone: 'x' } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 400, message: 'Please check the fields.', body: { errors: { phone: 'is not a phone' } } });
    expect(requestIdOf(error)).toBe('r-7');
  });

  it('says in words that the server cannot be reached', async () => {
    server.use(http.get(`${api}/leads/l1`, () => HttpResponse.error()));
    const provider = createDataProvider(createHttp(await signedIn(), 'o'));
    await expect(provider.getOne('leads', { id: 'l1' })).rejects.toMatchObject({
      status: 0,
      message: expect.stringContaining('cannot be reached'),
    });
  });

  it('sends the changed fields with the version that was read', async () => {
    let sent: unknown;
    server.use(
      http.patch(`${api}/leads/l1`, async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ id: 'l1' });
      }),
    );
    const before = { id: 'l1', version: 4, name: 'A', notes: 'n' };
    await createDataProvider(createHttp(await signedIn(), 'o')).update('leads', {
      id: 'l1',
      data: { ...before, name: 'B' },
      previousData: before,
    });
    expect(sent).toEqual({ name: 'B', version: 4 });
  });

  it('repeats a send under the same key', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(`${api}/conversations/c1/messages`, ({ request }) => {
        keys.push(request.headers.get('idempotency-key'));
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    const provider = createDataProvider(createHttp(await signedIn(), 'o'));
    await provider.sendMessage('c1', 'hello', 'key-1');
    await provider.sendMessage('c1', 'hello', 'key-1');
    expect(keys).toEqual(['key-1', 'key-1']);
  });

  it('stops a request whose answer nobody wants any more', async () => {
    server.use(
      http.get(`${api}/leads`, async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return HttpResponse.json({ data: [], total: 0 });
      }),
    );
    const provider = createDataProvider(createHttp(await signedIn(), 'o'));
    const controller = new AbortController();
    const pending = provider.getList('leads', {
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'ASC' },
      filter: {},
      signal: controller.signal,
    });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
