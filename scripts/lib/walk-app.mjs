/** What a walk stands on: a Ringback of its own as `npm start` brings it up, the website of a made-up business, and a Chromium. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.mjs';
import { Failure } from './failure.mjs';

const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run'];
const PAGES = {
  '/': [
    'Lakeview Heating & Air',
    '<p>We heat and cool homes in Lakeview and around since 1998.</p><a href="/prices">Prices</a><a href="/about">About</a><a href="/refunds">Refunds</a>',
  ],
  '/prices': ['Prices', '<h2>Diagnostic visit</h2><p>The diagnostic visit is $89.</p><h2>Tune-up</h2><p>A seasonal tune-up is $129.</p>'],
  '/about': ['About us', '<p>Dana Reyes and five technicians, licensed in Illinois. Our workshop is at 3200 North Clark Street.</p>'],
  '/refunds': ['Refunds', '<p>If a repair does not hold for 30 days, we come back without another visit fee.</p>'],
};

/** Serves the website on this machine; answers its host with port. */
export async function serveSite() {
  const server = createServer((request, response) => {
    const page = PAGES[request.url];
    if (!page) return void response.writeHead(404).end();
    const [title, body] = page;
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { host: `127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const TRIES = 3;

/** A start on an empty data folder of its own; on a machine that is busy with other things it is tried again with what it has by then. */
export async function startApp({ root, password, siteHost }) {
  const dataDir = join(root, '.test', 'walk');
  rmSync(dataDir, { recursive: true, force: true });
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await launch({ root, dataDir, password, siteHost });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** The scan may visit the given private host, and no other. */
async function launch({ root, dataDir, password, siteHost }) {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), ADMIN_PASSWORD: password, SCAN_PRIVATE_HOSTS: siteHost },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready, fail) => {
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      if (String(chunk).includes('Ringback is ready')) ready();
    });
    child.on('exit', (code) => fail(new Failure(`npm start ended with ${code} before it was ready.`)));
  });
  const stop = () =>
    new Promise((done) => {
      child.removeAllListeners('exit').on('exit', done);
      child.kill('SIGTERM');
    });
  return { base: `http://127.0.0.1:${port}`, dataDir, port, stop };
}

export async function startBrowser(say) {
  const executablePath = await findChromium(say);
  if (!executablePath) throw new Failure('No Chromium was found: set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: FLAGS });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
