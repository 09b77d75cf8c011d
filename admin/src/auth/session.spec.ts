import { grant, http, HttpResponse, server, useApi } from '../test/api';
import { Session } from './session';

const api = 'http://localhost:3000/api/auth';

describe('Session', () => {
  useApi();
  beforeEach(() => localStorage.clear());

  it('asks the server nothing on a first visit', async () => {
    const session = new Session();
    await session.restore();
    expect(session.state()).toBe('anonymous');
  });

  it('comes back after a reload through the cookie', async () => {
    server.use(http.post(`${api}/refresh`, () => HttpResponse.json(grant('t1'))));
    localStorage.setItem('ringback.signed-in', '1');
    const session = new Session();
    await session.restore();
    expect(session.state()).toBe('signed-in');
    expect(await session.token()).toBe('t1');
  });

  it('keeps the token out of every storage', async () => {
    server.use(http.post(`${api}/login`, () => HttpResponse.json(grant('secret-token'))));
    const session = new Session();
    await session.login('a@example.com', 'pw');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-token');
  });

  it('is not begun anew before the server has ended the last one: that takes the cookie away', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((done) => (answer = done));
    const asked: string[] = [];
    server.use(
      http.post(`${api}/logout`, async () => {
        asked.push('logout');
        await held;
        asked.push('ended');
        return new HttpResponse(null, { status: 204 });
      }),
      http.post(`${api}/login`, () => {
        asked.push('login');
        return HttpResponse.json(grant('t2'));
      }),
    );
    const session = new Session();
    const leave = session.logout();
    const enter = session.login('a@example.com', 'pw');
    await vi.waitFor(() => expect(asked).toEqual(['logout']));
    answer();
    await Promise.all([leave, enter]);
    expect(asked).toEqual(['logout', 'ended', 'login']);
    expect(await session.token()).toBe('t2');
  });

  it('says what the server said when the password is wrong', async () => {
    server.use(http.post(`${api}/login`, () => HttpResponse.json({ code: 'x', message: 'That does not match.' }, { status: 401 })));
    const session = new Session();
    await expect(session.login('a@example.com', 'no')).rejects.toThrow('That does not match.');
    expect(session.state()).toBe('unknown');
  });

  it('refreshes once however many requests need it', async () => {
    let count = 0;
    server.use(
      http.post(`${api}/login`, () => HttpResponse.json(grant('old', 5))),
      http.post(`${api}/refresh`, async () => {
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return HttpResponse.json(grant('new'));
      }),
    );
    const session = new Session();
    await session.login('a@example.com', 'pw');
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['new', 'new', 'new']);
    expect(count).toBe(1);
  });

  it('refreshes under a lock shared with the other tabs', async () => {
    const request = vi.fn((_name: string, run: () => Promise<unknown>) => run());
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
    server.use(http.post(`${api}/refresh`, () => HttpResponse.json(grant('t'))));
    await new Session().refresh();
    expect(request).toHaveBeenCalledWith('ringback-refresh', expect.any(Function));
    Reflect.deleteProperty(navigator, 'locks');
  });

  it('ends when the server refuses the cookie', async () => {
    localStorage.setItem('ringback.signed-in', '1');
    server.use(http.post(`${api}/refresh`, () => HttpResponse.json({}, { status: 401 })));
    const session = new Session();
    await session.restore();
    expect(session.state()).toBe('anonymous');
    expect(localStorage.getItem('ringback.signed-in')).toBeNull();
  });

  it('does not sign out because the server is down for a moment', async () => {
    server.use(
      http.post(`${api}/login`, () => HttpResponse.json(grant('old', 5))),
      http.post(`${api}/refresh`, () => HttpResponse.json({}, { status: 503 })),
    );
    const session = new Session();
    await session.login('a@example.com', 'pw');
    await session.refresh();
    expect(session.state()).toBe('signed-in');
  });
});
