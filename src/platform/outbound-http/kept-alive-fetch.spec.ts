import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { keptAliveFetch } from './kept-alive-fetch.js';

let server: http.Server;
let base: string;
let connections = 0;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/silent') return;
      if (request.url === '/empty') return response.writeHead(204).end();
      if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end();
      return response
        .writeHead(429, { 'retry-after': '3', 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
        .end(JSON.stringify({ method: request.method, type: request.headers['content-type'], body }));
    });
  });
  // a connection that nobody uses for a while stays open: how long a test pauses between two requests is not what it is about
  server.keepAliveTimeout = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('keptAliveFetch', () => {
  it('answers status, headers and body as the runtime would, over one connection', async () => {
    const init = { method: 'POST', headers: new Headers({ 'content-type': 'text/plain' }), body: 'é' };
    for (const ask of [keptAliveFetch, keptAliveFetch]) {
      const response = await ask(`${base}/`, init);
      expect([response.status, response.ok, response.headers.get('retry-after'), response.headers.getSetCookie()]).toEqual([
        429,
        false,
        '3',
        ['a=1', 'b=2'],
      ]);
      expect(await response.json()).toEqual({ method: 'POST', type: 'text/plain', body: 'é' });
    }
    expect(connections).toBe(1);
  });

  it('takes an address as an object, and an answer without a body', async () =>
    expect((await keptAliveFetch(new URL(`${base}/empty`))).status).toBe(204));

  it('follows no redirect: the key of the provider goes to nobody else', async () =>
    expect((await keptAliveFetch(`${base}/moved`)).status).toBe(302));

  it('gives up with its caller', async () =>
    expect(keptAliveFetch(`${base}/silent`, { signal: AbortSignal.timeout(50) })).rejects.toThrow('given up'));

  it('sends no streams', async () =>
    expect(keptAliveFetch(base, { method: 'POST', body: new FormData() })).rejects.toThrow('bodies that are texts'));
});
