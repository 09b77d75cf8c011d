import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { keptAliveRequest, type PlainAnswer } from './kept-alive-request.js';

const agent = new http.Agent({ keepAlive: true });
const sockets = new Set<Socket>();
let server: http.Server;
let base: string;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/silent') return;
      if (request.url === '/broken') {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => request.socket.destroy(), 20);
        return;
      }
      if (request.url === '/moved') {
        response.writeHead(302, { location: '/' }).end();
        return;
      }
      response.writeHead(201, { 'x-seen': [request.method, request.headers['x-mine']].join(' ') }).end(`é${body}`);
    });
  });
  // a connection that nobody uses for a while stays open: how long a test pauses between two requests is not what it is about
  server.keepAliveTimeout = 0;
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

const ask = (
  path: string,
  more: { body?: string; signal?: AbortSignal; timeoutMs?: number; maxBytes?: number } = {},
): Promise<PlainAnswer> =>
  keptAliveRequest({
    url: `${base}${path}`,
    method: 'POST',
    headers: { 'x-mine': 'a' },
    agent,
    timeoutMs: 60_000,
    maxBytes: 1000,
    ...more,
  });

describe('keptAliveRequest', () => {
  it('sends what it was given and answers all of it, twice over one connection', async () => {
    const answer = await ask('/', { body: 'ü=1' });
    expect(answer).toMatchObject({ status: 201, text: 'éü=1', headers: { 'x-seen': 'POST a' } });
    await ask('/', { body: '' });
    expect(sockets.size).toBe(1);
  });

  it('follows no redirect', async () => expect((await ask('/moved')).status).toBe(302));

  it.each([
    ['silence', '/silent', { timeoutMs: 50 }, 'ECONNABORTED'],
    ['an answer that breaks off', '/broken', {}, 'ECONNRESET'],
    ['an answer that is too long', '/', { body: 'x'.repeat(2000) }, 'EMSGSIZE'],
    ['a caller who gave up before', '/', { signal: AbortSignal.abort() }, 'ECONNABORTED'],
    ['a caller who gives up', '/silent', { signal: AbortSignal.timeout(50) }, 'ECONNABORTED'],
  ])('%s is an error with a code', (_name, path, more, code) => expect(ask(path, more)).rejects.toMatchObject({ code }));

  it('nobody listening is told apart', () =>
    expect(
      keptAliveRequest({ url: 'http://127.0.0.1:1/', method: 'GET', headers: {}, agent, timeoutMs: 60_000, maxBytes: 10 }),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' }));
});
