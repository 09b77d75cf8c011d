import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { OutboundHttp } from './outbound-http.service.js';

/** The client with a name server that answers what a test wrote down. */
class ClientWithNames extends OutboundHttp {
  next: string[][] = [];

  protected override addressesOf(): Promise<LookupAddress[]> {
    return Promise.resolve((this.next.shift() ?? []).map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })));
  }
}

/** Forty ways to write an address that is none of the public internet's (reliability.md 3.6). */
const LITERALS = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0',
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '169.254.169.254',
  '169.254.170.2',
  '2852039166',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '192.168.255.254',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
];
/** The same addresses as a name server would answer them. */
const resolved = LITERALS.map((literal) => new URL(`http://${literal}/`).hostname.replace(/^\[|\]$/g, ''));

describe('forty private addresses', () => {
  let server: Server;
  let host: string;
  let hits = 0;
  let location = '';
  const http = new ClientWithNames();

  beforeAll(async () => {
    server = createServer((request, response) => {
      hits += 1;
      if (request.url === '/go') response.writeHead(302, { location }).end();
      else if (request.url === '/drip') {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(drip));
      } else if (request.url === '/flood') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 200_000_000 });
        const flood = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
          if (!response.destroyed) response.once('drain', flood);
        };
        flood();
      } else if (request.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
      else response.end('inside');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('are forty', () => expect(new Set(LITERALS).size).toBe(40));

  it.each(LITERALS)('%s is refused directly', async (literal) => {
    await expect(http.fetch(`http://${literal}/`)).rejects.toMatchObject({ code: 'outbound.refused' });
  });

  it.each(LITERALS)('%s is refused behind a redirect', async (literal) => {
    const before = hits;
    location = `http://${literal}/secret`;
    await expect(http.fetch(`http://${host}/go`, { operatorHosts: [host] })).rejects.toMatchObject({ code: 'outbound.refused' });
    expect(hits).toBe(before + 1);
  });

  it.each(resolved.map((address, index) => [LITERALS[index]!, address]))(
    '%s is refused as the answer of a name server',
    async (_literal, address) => {
      http.next = [[address]];
      await expect(http.fetch('http://inside.example/')).rejects.toMatchObject({ code: 'outbound.refused' });
      // beside a public one, too
      http.next = [['93.184.216.34', address]];
      await expect(http.fetch('http://mixed.example/')).rejects.toMatchObject({ code: 'outbound.refused' });
      expect(isIPv6(address) || address.split('.').length === 4).toBe(true);
    },
  );

  it('the second answer of a name that changes its mind is not asked for', async () => {
    http.next = [['192.0.2.200'], ['127.0.0.1']];
    await expect(http.fetch(`http://rebind.example/`)).rejects.toMatchObject({ code: 'outbound.refused' });
    expect(http.next).toHaveLength(1);
    http.next = [];
  });

  it.each([
    'http://user:pw@93.184.216.34/',
    'http://127.0.0.1#@93.184.216.34/',
    'gopher://93.184.216.34/',
    'file:///etc/passwd',
    'data:text/html,x',
    'http://93.184.216.34:22/',
    'http://localhost/',
    'http://printer.local/',
  ])('%s is refused', async (url) => expect(http.fetch(url)).rejects.toMatchObject({ code: 'outbound.refused' }));

  it.each([
    // what has a limit of its own is ended by that one, however slow the machine is; a drip only by the deadline
    ['an endless redirect', '/go', 60_000, 'outbound.refused'],
    ['a slow drip', '/drip', 400, 'outbound.failed'],
    ['200 MB', '/flood', 60_000, 'outbound.refused'],
  ])('%s ends', async (_what, path, timeoutMs, code) => {
    location = '/go';
    await expect(http.fetch(`http://${host}${path}`, { operatorHosts: [host], timeoutMs })).rejects.toMatchObject({ code });
  });

  it('a packed answer stays packed', async () => {
    const answer = await http.fetch(`http://${host}/bomb`, { operatorHosts: [host] });
    expect(answer.body.length).toBeLessThan(100_000);
  });

  it('a redirect to nonsense is refused, not a crash', async () => {
    location = 'http://[';
    await expect(http.fetch(`http://${host}/go`, { operatorHosts: [host] })).rejects.toMatchObject({ code: 'outbound.refused' });
  });

  it('a host that the operator opened is reached, the port beside it is not', async () => {
    expect((await http.fetch(`http://${host}/x`, { operatorHosts: [host] })).body.toString()).toBe('inside');
    await expect(http.fetch(`http://${host}/x`, { operatorHosts: ['127.0.0.1:1'] })).rejects.toMatchObject({ code: 'outbound.refused' });
  });
});
