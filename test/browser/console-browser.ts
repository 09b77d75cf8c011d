import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import type { World } from '../harness/world.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}
export const DESK: Look = { width: 1440, height: 900, scheme: 'light' };
export const PHONE: Look = { width: 390, height: 844, scheme: 'dark' };

/** A Chromium with the console in it, which writes down everything that should not have happened. */
export class ConsoleBrowser {
  /** Console errors and warnings, exceptions, failed requests, and requests that left the host. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly world: World,
  ) {}

  static async launch(world: World): Promise<ConsoleBrowser> {
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    return new ConsoleBrowser(await chromium.launch({ executablePath, args: FLAGS }), world);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  async context(look: Look): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.scheme,
      // far from the business, so that a time in the wrong zone shows
      timezoneId: 'Asia/Kolkata',
    });
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => this.watch(page));
    return context;
  }

  /** Signs in and waits for the first page of the business. */
  async signIn(context: BrowserContext, org: Pick<TestOrg, 'email' | 'password'>): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${this.world.baseUrl}/admin/`);
    await page.getByLabel('E-mail').fill(org.email);
    await page.getByLabel('Password').fill(org.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/admin\/t\/[^/]+/);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  private watch(page: Page): void {
    const where = (): string => page.url().replace(this.world.baseUrl, '');
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`${where()}: ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${where()}: exception: ${error.message}`));
    page.on('request', (request) => {
      const isOurs = request.url().startsWith(this.world.baseUrl) || /^(data|blob):/.test(request.url());
      if (!isOurs) this.complaints.push(`${where()}: left the host for ${request.url()}`);
    });
  }
}

/** The address of a page inside the business that this tab shows. */
export function within(page: Page, path: string): string {
  const [base] = /^.*\/admin\/t\/[^/]+/.exec(page.url()) ?? [];
  if (!base) throw new Error(`${page.url()} is not inside a business`);
  return base + path;
}

/** What a screen reader or a keyboard would stumble over, one line per rule. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(root: unknown, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run((globalThis as unknown as { document: unknown }).document, { runOnly: tags });
    return result.violations.map((fault) => ({ id: fault.id, html: fault.nodes[0]?.html.slice(0, 200) ?? '', count: fault.nodes.length }));
  }, STANDARD);
  return violations.map((fault) => `${fault.id} (${fault.count}): ${fault.html}`);
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const view = globalThis as unknown as { document: { documentElement: { scrollWidth: number } }; innerWidth: number };
    return Math.max(0, view.document.documentElement.scrollWidth - view.innerWidth);
  });
}
