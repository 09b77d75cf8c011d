import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually, until } from '../harness/until.js';

export interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}
export const DESK: Look = { width: 1440, height: 900, scheme: 'light' };
export const PHONE: Look = { width: 390, height: 844, scheme: 'dark' };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const REST_MS = 120_000;
const LOOK_MS = 120_000;

/** Whether nothing moves that ever ends, in this frame, and the letters are the console's own: those of the system are of another width. */
const IS_AT_REST = `document.fonts.status === 'loaded' && document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)`;
const NEXT_FRAMES = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`;

/** Waits until what opens, closes or changes colour has done so. */
export async function atRest(page: Page): Promise<void> {
  // a finger does not hover: the pointer of the test leaves the button it has pressed
  await page.mouse.move(0, 0);
  await page.evaluate(NEXT_FRAMES);
  // not waitForFunction: it evaluates in the page, which the policy of the console forbids
  await until('the page is at rest', () => page.evaluate<boolean>(IS_AT_REST), REST_MS);
  await page.evaluate(NEXT_FRAMES);
}

/**
 * What is wrong with the page as it stands, menus and dialogs included: what a screen reader or a keyboard would stumble over, one line
 * per rule, and a page wider than its window. With PICTURES, a folder, it is also kept there to be looked at.
 */
export async function faults(page: Page, name: string): Promise<string[]> {
  // scrolled halfway, a bar that stays on top hides half of a button, which is then called too small
  await page.evaluate(`scrollTo(0, 0)`);
  await atRest(page);
  const { width } = page.viewportSize()!;
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  const wider = await overflow(page);
  const found = [...(await accessibilityFaults(page)), ...(wider > 0 ? [`${wider} px wider than the window`] : [])];
  return found.map((fault) => `${name} at ${width} px: ${fault}`);
}

/** The same on the other of the two looks as well; the page is left on the look in which it was opened. */
export async function faultsOnBoth(page: Page, name: string): Promise<string[]> {
  const found = await faults(page, name);
  const [here, there] = page.viewportSize()!.width === PHONE.width ? [PHONE, DESK] : [DESK, PHONE];
  await wear(page, there);
  found.push(...(await faults(page, name)));
  await wear(page, here);
  await atRest(page);
  return found;
}

async function wear(page: Page, { width, height, scheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
}

interface Violation {
  id: string;
  html: string;
  count: number;
}

/**
 * What axe sees, or null where something moved: asked in the same turn of the page in which axe begins, and once more behind it. Asked
 * any earlier, a message could begin to fade before axe looks, and would be judged half gone.
 */
const LOOK = `(async () => {
  const isAtRest = () => ${IS_AT_REST};
  if (!isAtRest()) return null;
  const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(STANDARD)}, resultTypes: ['violations'], preload: false });
  if (!isAtRest()) return null;
  return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html.slice(0, 200) ?? '', count: nodes.length }));
})()`;

async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(AXE);
  const violations = await eventually('axe sees the page at rest', () => page.evaluate<Violation[] | null>(LOOK), LOOK_MS);
  return violations.map((fault) => `${fault.id} (${fault.count}): ${fault.html}`);
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const view = globalThis as unknown as { document: { documentElement: { scrollWidth: number } }; innerWidth: number };
    return Math.max(0, view.document.documentElement.scrollWidth - view.innerWidth);
  });
}
