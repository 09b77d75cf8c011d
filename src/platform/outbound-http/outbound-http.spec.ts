import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress, refusalOf } from './address.rules.js';
import { OutboundHttp } from './outbound-http.service.js';

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '2a00:1450:4001:800::200e'])('%s is public', (a) =>
    expect(isPublicAddress(a)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'example.com',
  ])('%s is not', (a) => expect(isPublicAddress(a)).toBe(false));
});

describe('refusalOf', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://0/',
    'http://0177.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::1]/',
    'http://localhost/',
    'http://metadata.google.internal/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'http://user:pw@example.com/',
    'http://example.com:6379/',
  ])('refuses %s', (url) => expect(refusalOf(new URL(url))).not.toBeNull());
  it('allows an ordinary site', () => expect(refusalOf(new URL('https://example.com/a?b=c'))).toBeNull());
});

describe('OutboundHttp', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/big') response.end(Buffer.alloc(5000));
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url !== '/silent') response.end(`${request.method} ${request.url}`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const http = new OutboundHttp();

  it('refuses a private address unless the operator named it', async () => {
    await expect(http.fetch(`${base}/x`)).rejects.toMatchObject({ code: 'outbound.refused' });
    const answer = await http.fetch(`${base}/x`, { operatorUrl: true });
    expect(answer.body.toString()).toBe('GET /x');
  });

  it('stops at its limits', async () => {
    await expect(http.fetch(`${base}/big`, { operatorUrl: true, maxBytes: 100 })).rejects.toMatchObject({ code: 'outbound.refused' });
    await expect(http.fetch(`${base}/loop`, { operatorUrl: true })).rejects.toMatchObject({ code: 'outbound.refused' });
    await expect(http.fetch(`${base}/silent`, { operatorUrl: true, timeoutMs: 50 })).rejects.toMatchObject({ code: 'outbound.failed' });
  });
});
