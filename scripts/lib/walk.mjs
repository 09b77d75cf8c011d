/** Walking through the console at the pace of a person: as long for a text as typing it takes, a look before a press, with a clock and a picture at each step. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, run } from './processes.mjs';

/** Milliseconds. Forty words a minute is what people type who never learned it; a page is looked at before anything is done on it. */
export const PACES = {
  human: { key: 300, press: 1500, look: 4000 },
  machine: { key: 0, press: 0, look: 0 },
};
const MOST_BYTES = 120_000;

export class Walk {
  steps = [];
  /** Console errors and exceptions of the pages. */
  complaints = [];
  #began;
  #page;
  #pace;
  #pictures;
  #base;

  constructor({ pace, pictures, base }) {
    this.#pace = PACES[pace];
    this.#pictures = pictures;
    this.#base = base;
    mkdirSync(pictures, { recursive: true });
  }

  /** The page that is walked on; a new one when the look changes. */
  set page(page) {
    this.#page = page;
    page.setDefaultTimeout(180_000);
    const where = () => page.url().replace(this.#base, '');
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${where()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${where()}: exception: ${error.message}`));
  }

  get page() {
    return this.#page;
  }

  /** One step with its clock time; `fields` counts what was typed or chosen in it. */
  async step(name, what, work) {
    this.#began ??= performance.now();
    const step = { name, what, fields: 0, keys: 0, pictures: [], at: new Date(), from: this.#seconds() };
    this.steps.push(step);
    await work(step);
    step.to = this.#seconds();
    process.stdout.write(`${clock(step.from)} to ${clock(step.to)}  ${name}\n`);
  }

  #seconds() {
    return Math.round((performance.now() - this.#began) / 1000);
  }

  get #step() {
    return this.steps.at(-1);
  }

  look() {
    return this.page.waitForTimeout(this.#pace.look);
  }

  async press(target) {
    await target.waitFor();
    await this.page.waitForTimeout(this.#pace.press);
    await target.click();
  }

  /** Replaces what stands in a field, after as long as typing it takes. */
  async type(target, text) {
    await this.press(target);
    await this.page.waitForTimeout(text.length * this.#pace.key);
    await target.fill(text);
    this.#step.fields += 1;
    this.#step.keys += text.length;
  }

  async choose(target, option) {
    await this.press(target);
    await this.press(this.page.getByRole('option', { name: option, exact: true }));
    this.#step.fields += 1;
  }

  async tick(target) {
    await this.page.waitForTimeout(this.#pace.press);
    await target.check();
    this.#step.fields += 1;
  }

  /** A picture of what is to be seen now; the pointer leaves first, so that nothing is shown hovered. */
  async picture(name, words) {
    await this.page.mouse.move(0, 0);
    await this.page.waitForTimeout(500);
    const path = join(this.#pictures, `${name}.png`);
    await this.page.screenshot({ path });
    await shrink(path);
    this.#step.pictures.push({ name, words, width: this.page.viewportSize().width });
  }
}

/** Fewer colours where ImageMagick is at hand: pictures of a console need few. */
async function shrink(path) {
  const convert = findOnPath('magick') ?? findOnPath('convert');
  if (convert) await run(convert, [path, '-strip', '-dither', 'None', '-colors', '128', `PNG8:${path}`], { env: process.env });
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes; a picture of the docs has at most ${MOST_BYTES}.`);
}

/** `3:07` */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
