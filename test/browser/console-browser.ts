import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { TestOrg } from '../harness/test-org.js';
import type { World } from '../harness/world.js';
import type { Look } from './looks.js';

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
/** How long anything on a page may take: a deadline for a machine that is busy with other things too, not a pause. */
export const DEADLINE_MS = 120_000;

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
    return new ConsoleBrowser(await chromium.launch({ executablePath, args: FLAGS, timeout: DEADLINE_MS }), world);
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
    context.setDefaultTimeout(DEADLINE_MS);
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
