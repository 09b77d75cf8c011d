import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { MAY_CONNECT } from './eslint-outbound.mjs';

const root = join(import.meta.dirname, '..', '..');
const RULES = ['no-restricted-globals', 'no-restricted-properties', 'no-restricted-syntax', '@typescript-eslint/no-restricted-imports'];

/** What the configuration of a file says about a text in its place; the rules about other things stay out of it. */
async function complaints(file, code) {
  const { rules } = await new ESLint({ cwd: root }).calculateConfigForFile(join(root, file));
  const config = {
    files: ['**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      globals: { fetch: 'readonly', WebSocket: 'readonly', EventSource: 'readonly', require: 'readonly' },
    },
    rules: Object.fromEntries(RULES.map((name) => [name, rules[name] ?? 'off'])),
  };
  return new Linter().verify(code, [config], { filename: file }).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const ORDINARY = 'src/knowledge/scan/scans.service.ts';

describe('a second way out of the server', () => {
  it.each([
    "await fetch('http://10.0.0.1/');",
    "await globalThis.fetch('http://10.0.0.1/');",
    "new WebSocket('ws://10.0.0.1/');",
    "import http from 'node:http'; http.get('http://10.0.0.1/');",
    "import * as http from 'http'; http.get('http://10.0.0.1/');",
    "import { request } from 'node:https'; request('https://10.0.0.1/');",
    "import { connect } from 'node:net'; connect(80, '10.0.0.1');",
    "import { connect } from 'node:tls'; connect(443, '10.0.0.1');",
    "import axios from 'axios'; axios.get('http://10.0.0.1/');",
    "import { request } from 'undici'; request('http://10.0.0.1/');",
    "(await import('node:http')).get('http://10.0.0.1/');",
    "const { connect } = await import('net'); connect(80, '10.0.0.1');",
    "(await import('undici')).request('http://10.0.0.1/');",
    "require('node:https').get('https://10.0.0.1/');",
    "import { createRequire } from 'node:module'; createRequire(import.meta.url)('node:http').get('http://10.0.0.1/');",
    "process.getBuiltinModule('node:http').get('http://10.0.0.1/');",
    "await global.fetch('http://10.0.0.1/');",
    "const { fetch } = globalThis; await fetch('http://10.0.0.1/');",
    "await globalThis['fetch']('http://10.0.0.1/');",
    "new globalThis.WebSocket('ws://10.0.0.1/');",
    "new EventSource('http://10.0.0.1/');",
    "new global.EventSource('http://10.0.0.1/');",
  ])('fails the build: %s', async (code) => {
    const found = await complaints(ORDINARY, code);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('OutboundHttp');
  });

  it.each([
    "import { createServer } from 'node:http'; createServer();",
    "import type { IncomingMessage } from 'node:http'; export type Request = IncomingMessage;",
    "import { isIP } from 'node:net'; isIP('10.0.0.1');",
    "export const zlib = await import('node:zlib');",
    "export const http = await import('./http-words.js');",
    "declare const http: { fetch(url: string): void }; http.fetch('https://example.com/');",
  ])('is not: %s', async (code) => expect(await complaints(ORDINARY, code)).toEqual([]));

  it('and reading the environment is still refused beside it', async () =>
    expect((await complaints(ORDINARY, 'export const home = process.env.HOME;'))[0]).toContain('no-restricted-properties'));

  it.each(Object.entries(MAY_CONNECT))('%s may: %s', async (file, reason) => {
    expect(reason).not.toBe('');
    // an entry that its file needs no more goes
    expect(readFileSync(join(root, file), 'utf8')).toMatch(/\bfetch\(|from 'node:https?'/);
    expect(await complaints(file, "import http from 'node:http'; await fetch('x'); http.get('x');")).toEqual([]);
  });
});
