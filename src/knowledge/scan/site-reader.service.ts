import { Injectable } from '@nestjs/common';
import { DomUtils, parseDocument } from 'htmlparser2';
import robotsParser from 'robots-parser';
import { AppError } from '../../common/errors.js';
import { Config } from '../../platform/config/config.service.js';
import { OutboundHttp, type OutboundAnswer } from '../../platform/outbound-http/outbound-http.service.js';
import { unreadable } from '../knowledge.errors.js';
import { htmlText, type PageText } from '../reading/html-text.rules.js';
import { choosePages, isSameSite } from './scan.rules.js';

// its types describe another module system than the one it is loaded by
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const AGENT = 'Ringback';
const PAGE_LIMIT_MS = 10_000;
const SIDE_LIMIT_MS = 5_000;
const MAX_SITEMAPS = 3;
const MAX_ADDRESSES = 5000;
const MAX_CRAWL_DELAY_SECONDS = 10;
const MIN_TEXT = 20;

export interface SitePage extends PageText {
  /** After redirects. */
  url: string;
}

export interface SitePlan {
  home: SitePage;
  pages: string[];
  delaySeconds: number;
}

interface Rules {
  isAllowed(url: string): boolean;
  sitemaps: string[];
  delaySeconds: number;
}

/** Reads pages of a website that a tenant named: through the guarded client only, and as its robots.txt allows. */
@Injectable()
export class SiteReader {
  constructor(
    private readonly http: OutboundHttp,
    private readonly config: Config,
  ) {}

  /** The first page, and which others to visit. */
  async plan(url: string): Promise<SitePlan> {
    const first = await this.rules(new URL(url));
    if (!first.isAllowed(url))
      throw unreadable('robots', 'The robots.txt of this website forbids reading it. Allow "Ringback" there, or upload the text.');
    const home = await this.page(url);
    const base = new URL(home.url);
    const rules = base.origin === new URL(url).origin ? first : await this.rules(base);
    if (!rules.isAllowed(home.url))
      throw unreadable('robots', 'This address leads to a page that the robots.txt of its website forbids reading.');
    const found = [...home.links, ...(await this.sitemapAddresses(base, rules))];
    return {
      home,
      pages: choosePages(
        base,
        found.filter((link) => !URL.canParse(link, base.href) || rules.isAllowed(new URL(link, base).toString())),
      ),
      delaySeconds: rules.delaySeconds,
    };
  }

  async page(url: string): Promise<SitePage> {
    const answer = await this.get(url, PAGE_LIMIT_MS);
    if (answer.status === 404 || answer.status === 410) throw unreadable('page_gone', 'This page does not exist.');
    if (answer.status >= 400) throw unreadable('page_refused', `The website answered ${answer.status}.`);
    const type = answer.headers['content-type'] ?? '';
    if (!/^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i.test(type))
      throw unreadable('page_type', 'This address is not a web page.');
    const text = decode(answer.body, type);
    const page = /^text\/plain/i.test(type) ? { title: '', text: text.trim(), links: [] } : htmlText(text);
    if (page.text.length < MIN_TEXT)
      throw unreadable('page_empty', 'This page holds no text that can be read without running its programs.');
    return { ...page, url: answer.url };
  }

  /** A page of a site that is already being visited: one that leads elsewhere, or to where robots may not go, is not taken. */
  async pageOf(site: string, url: string): Promise<SitePage> {
    const page = await this.page(url);
    if (!isSameSite(new URL(page.url), new URL(site))) throw unreadable('page_elsewhere', 'This page leads to another website.');
    if (page.url !== new URL(url).toString()) await this.refuseForbidden(page.url);
    return page;
  }

  /** A page that was read before, as the site's robots.txt still allows. */
  async revisit(url: string): Promise<SitePage> {
    await this.refuseForbidden(url);
    return this.pageOf(url, url);
  }

  private async refuseForbidden(url: string): Promise<void> {
    if (!(await this.rules(new URL(url))).isAllowed(url))
      throw unreadable('robots', 'The robots.txt of this website forbids reading this page.');
  }

  private async rules(url: URL): Promise<Rules> {
    const address = new URL('/robots.txt', url).toString();
    const answer = await this.get(address, SIDE_LIMIT_MS, 500_000);
    // RFC 9309, 2.3.1: a missing file allows everything, a failing server forbids everything.
    if (answer.status >= 500) throw unreadable('robots', 'The robots.txt of this website cannot be read at the moment. Try again later.');
    const robots = parseRobots(address, answer.status === 200 ? answer.body.toString('utf8') : '');
    return {
      isAllowed: (page) => robots.isAllowed(page, AGENT) !== false,
      sitemaps: robots.getSitemaps(),
      delaySeconds: Math.min(MAX_CRAWL_DELAY_SECONDS, robots.getCrawlDelay(AGENT) ?? 0),
    };
  }

  private async sitemapAddresses(base: URL, rules: Rules): Promise<string[]> {
    const waiting = rules.sitemaps.length > 0 ? [...rules.sitemaps] : [new URL('/sitemap.xml', base).toString()];
    const found: string[] = [];
    for (let read = 0; read < MAX_SITEMAPS && waiting.length > 0 && found.length < MAX_ADDRESSES; read += 1) {
      const address = waiting.shift()!;
      if (!URL.canParse(address) || !isSameSite(new URL(address), base)) continue;
      for (const entry of await this.sitemap(address)) {
        if (entry.isMap) waiting.push(entry.url);
        else found.push(entry.url);
      }
    }
    return found.slice(0, MAX_ADDRESSES);
  }

  /** A sitemap is a help, not a need: one that cannot be read counts as empty. */
  private async sitemap(address: string): Promise<{ url: string; isMap: boolean }[]> {
    const answer = await this.get(address, SIDE_LIMIT_MS).catch(() => null);
    if (answer?.status !== 200) return [];
    const document = parseDocument(answer.body.toString('utf8'), { xmlMode: true });
    return DomUtils.getElementsByTagName('loc', document, true, MAX_ADDRESSES).map((element) => {
      const parent = element.parent as { name?: string } | null;
      return { url: DomUtils.textContent(element).trim(), isMap: parent?.name === 'sitemap' };
    });
  }

  private async get(url: string, timeoutMs: number, maxBytes = 2_000_000): Promise<OutboundAnswer> {
    const headers = { accept: 'text/html,application/xhtml+xml,text/plain;q=0.5,application/xml;q=0.5', 'user-agent': `${AGENT}/1.0` };
    const answer = await this.http.fetch(url, { headers, timeoutMs, maxBytes, operatorHosts: this.config.values.scanPrivateHosts });
    // We asked for none: unpacking what comes anyway would be a way around the limit.
    if (!/^(?:identity)?$/i.test(answer.headers['content-encoding'] ?? ''))
      throw unreadable('page_type', 'This page comes packed in a way that was not asked for.');
    return answer;
  }
}

/** The sentence of a page that could not be read; never what the other server wrote. */
export function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'This page could not be read.';
}

function decode(body: Buffer, type: string): string {
  const named =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(body.subarray(0, 2000).toString('latin1'))?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body);
  } catch {
    return body.toString('utf8');
  }
}
