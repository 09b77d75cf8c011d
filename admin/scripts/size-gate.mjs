// Fails the build when the first screen grows past its budget, or when a heavy part slips into it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(fileURLToPath(new URL('.', import.meta.url)), '..', 'dist');
const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8'));
const kilobyte = 1024;
const limits = { first: 350, route: 120, inbox: 60 };
const lists = ['inbox/InboxPage.tsx', 'leads/LeadList.tsx', 'calls/CallList.tsx'];
const lazyOnly = ['simulator/', 'ActivityChart', 'libphonenumber', 'appointments/', 'settings/'];

const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
};
const sizes = new Map();
const gzipped = async (key) => {
  const file = manifest[key].file;
  if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(join(dist, file)), { level: 9 }).length / kilobyte);
  return sizes.get(file);
};
const sum = async (keys) => {
  let total = 0;
  for (const key of keys) total += await gzipped(key);
  return total;
};

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
const failures = [];
for (const name of lists) {
  const list = Object.keys(manifest).find((key) => key.endsWith(name));
  if (!list) {
    failures.push(`${name} is not a chunk of its own`);
    continue;
  }
  const size = await sum(closure(list, new Set(first)));
  console.log(`entry + ${name}: ${size.toFixed(1)} kB gzip (limit ${limits.first})`);
  if (size > limits.first) failures.push(`entry + ${name} is ${size.toFixed(1)} kB, over ${limits.first}`);
}

for (const key of Object.keys(manifest).filter((k) => manifest[k].isDynamicEntry)) {
  const own = [...closure(key)].filter((k) => !first.has(k));
  const size = await sum(own);
  const limit = key.endsWith(lists[0]) ? limits.inbox : limits.route;
  console.log(`  ${key}: ${size.toFixed(1)} kB`);
  if (size > limit) failures.push(`${key} is ${size.toFixed(1)} kB, over ${limit}`);
}
for (const part of lazyOnly) {
  const sneaked = [...first].find((key) => key.includes(part));
  if (sneaked) failures.push(`${sneaked} is loaded with the first screen`);
}
if (failures.length > 0) {
  for (const failure of failures) console.error(`size gate: ${failure}`);
  process.exit(1);
}
