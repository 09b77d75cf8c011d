#!/usr/bin/env node
/** `npm run bench [-- --quick] [names]`: every benchmark in turn, one table, and the same table into docs/performance.md. */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../scripts/lib/processes.mjs';
import { load, machineName } from './lib/machine.mjs';
import { root } from './lib/world.mjs';

const ALL = ['ingest', 'turn', 'isolation', 'burst', 'growth', 'knowledge', 'htl'];
const asked = process.argv.slice(2).filter((word) => ALL.includes(word));
const isQuick = process.argv.includes('--quick');
const OUTPUT = join(root, 'docs', 'performance.md');
/** From here on the page is written by hand, and kept. */
const BY_HAND = '## What falls short, and why';

function one(name) {
  return new Promise((resolve) => {
    const child = fork(join(root, 'bench', `${name}.mjs`), isQuick ? ['--quick'] : [], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let rows = [];
    let errors = '';
    child.on('message', (message) => (rows = message));
    child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)));
    child.on('exit', (code) => {
      if (rows.length === 0) process.stderr.write(errors);
      resolve(
        rows.length > 0 ? rows : [{ bench: name, figure: 'did not finish', value: `exit ${code}`, must: '', isMet: false, note: '' }],
      );
    });
  });
}

if (!existsSync(join(root, 'dist', 'main.js'))) {
  const built = await run(join(root, 'node_modules', '.bin', 'nest'), ['build'], { cwd: root });
  if (built.code !== 0) throw new Error(built.output);
}
const before = load();
const rows = [];
for (const name of asked.length > 0 ? asked : ALL) rows.push(...(await one(name)));
const verdict = ({ isMet }) => (isMet === null ? '' : isMet ? 'yes' : '**no**');
const table = [
  '| bench | figure | measured | must | met | beside it |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rows.map((row) => `| ${row.bench} | ${row.figure} | ${row.value} | ${row.must} | ${verdict(row)} | ${row.note} |`),
].join('\n');
const kept = existsSync(OUTPUT) ? readFileSync(OUTPUT, 'utf8').split(`${BY_HAND}\n`)[1] : undefined;
const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
const text = `# Performance

The table is written by \`${command}\`; what stands below it is not. Ratios to a bare program that does the same work, measured in the same run in
interleaved rounds; medians. CPU is what the kernel counted for app, PostgreSQL and Redis together, and the steadier figure on
a shared machine. Compare figures inside one run only.

- Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC
- Machine: ${machineName()}
- Load average: ${before} before, ${load()} after; the load beside each figure is the one at its time

${table}
${kept ? `\n${BY_HAND}\n${kept}` : ''}`;
process.stdout.write(`\n${table}\n`);
if (asked.length === 0 || process.argv.includes('--write')) writeFileSync(OUTPUT, text);
if (rows.some(({ isMet }) => isMet === false)) process.exitCode = 1;
