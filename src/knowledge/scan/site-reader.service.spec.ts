import type { Config } from '../../platform/config/config.service.js';
import type { OutboundAnswer, OutboundHttp } from '../../platform/outbound-http/outbound-http.service.js';
import { SiteReader } from './site-reader.service.js';

const PAGE = '<html><head><title>Northside</title></head><body><p>Words enough to be read by a machine.</p></body></html>';

/** A web in which addresses lead to others; every other page is the same one, and a host without a robots.txt has none. */
function readerOf(robots: Record<string, string>, leadsTo: Record<string, string> = {}): { reader: SiteReader; asked: string[] } {
  const asked: string[] = [];
  const fetch = (address: string): Promise<OutboundAnswer> => {
    asked.push(address);
    const url = new URL(leadsTo[address] ?? address);
    const file = url.pathname === '/robots.txt' ? robots[url.host] : PAGE;
    const headers = { 'content-type': 'text/html' };
    return Promise.resolve({ status: file === undefined ? 404 : 200, headers, body: Buffer.from(file ?? ''), url: url.toString() });
  };
  const reader = new SiteReader({ fetch } as unknown as OutboundHttp, { values: { scanPrivateHosts: [] } } as unknown as Config);
  return { reader, asked };
}

const SITE = 'https://north.example';
const FORBIDS = 'User-agent: *\nDisallow: /private';
const robotsError = { code: 'knowledge.robots' };

describe('a page that leads to another address', () => {
  it('is not taken when the robots.txt forbids where it leads', async () => {
    const { reader } = readerOf({ 'north.example': FORBIDS }, { [`${SITE}/plans`]: `${SITE}/private/plans` });
    await expect(reader.pageOf(SITE, `${SITE}/plans`)).rejects.toMatchObject(robotsError);
    await expect(reader.revisit(`${SITE}/plans`)).rejects.toMatchObject(robotsError);
    await expect(reader.plan(`${SITE}/plans`)).rejects.toMatchObject(robotsError);
  });

  it('is judged by the robots.txt of the host that answered', async () => {
    const leadsTo = { [`${SITE}/`]: 'https://www.north.example/private/' };
    const { reader, asked } = readerOf({ 'www.north.example': FORBIDS }, leadsTo);
    await expect(reader.pageOf(SITE, `${SITE}/`)).rejects.toMatchObject(robotsError);
    await expect(reader.plan(`${SITE}/`)).rejects.toMatchObject(robotsError);
    expect(asked).toContain('https://www.north.example/robots.txt');
  });

  it('is taken when both addresses are open, and a page that leads nowhere else costs no second look', async () => {
    const { reader, asked } = readerOf({ 'north.example': FORBIDS }, { [`${SITE}/faq`]: `${SITE}/faq/` });
    expect(await reader.pageOf(SITE, `${SITE}/faq`)).toMatchObject({ url: `${SITE}/faq/`, title: 'Northside' });
    asked.length = 0;
    await reader.pageOf(SITE, `${SITE}/prices`);
    expect(asked).toEqual([`${SITE}/prices`]);
  });
});
