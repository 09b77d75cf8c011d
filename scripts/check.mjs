#!/usr/bin/env node
/** `npm run check`: everything that can be said about the code without running the product. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './lib/dependencies.mjs';
import { createProgress } from './lib/progress.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const admin = join(root, 'admin');
const { say } = createProgress();
const bin = (folder, name) => join(folder, 'node_modules', '.bin', name);

// written by `npm run openapi`
const apiTypes = ['openapi.json', '--output', join('admin', 'src', 'api', 'schema.d.ts')];

const steps = [
  { name: 'format', command: bin(root, 'prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: bin(root, 'eslint'), args: ['.', '--max-warnings', '0'] },
  { name: 'types', command: bin(root, 'tsc'), args: ['--noEmit'] },
  { name: 'console types', command: bin(admin, 'tsc'), args: ['--noEmit'], cwd: admin },
  { name: 'floors', command: bin(root, 'depcruise'), args: ['--config', '.dependency-cruiser.cjs', 'src'] },
  { name: 'unused code', command: bin(root, 'knip'), args: [] },
  { name: 'generated docs', command: process.execPath, args: [join(root, 'scripts', 'docs.mjs'), '--check'] },
  { name: 'api types', command: bin(admin, 'openapi-typescript'), args: [...apiTypes, '--check'] },
  { name: 'security list', command: process.execPath, args: [join(root, 'scripts', 'security.mjs'), '--check'] },
  { name: 'unit tests', command: bin(root, 'vitest'), args: ['run', '--project', 'unit', '--reporter=agent'] },
];

const runStep = ({ command, args, cwd }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: cwd ?? root, stdio: 'inherit' });
    child.on('error', () => resolve(-1));
    child.on('close', resolve);
  });

await installIfNeeded(root, 'server', say);
await installIfNeeded(admin, 'console', say);
const wanted = process.argv.slice(2);
const failed = [];
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  if (step.cwd && !existsSync(join(step.cwd, 'package.json'))) continue;
  const began = performance.now();
  const code = await runStep(step);
  say(`${step.name.padEnd(16)} ${code === 0 ? 'ok' : 'FAILED'}   ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (code !== 0) failed.push(step.name);
}
if (failed.length > 0) {
  process.stderr.write(`Not in order: ${failed.join(', ')}.\n`);
  process.exitCode = 1;
}
