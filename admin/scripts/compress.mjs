// Writes a .br and a .gz beside every text file of the build, so that the server never compresses while it serves.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = join(fileURLToPath(new URL('.', import.meta.url)), '..', 'dist');
const texts = new Set(['.js', '.css', '.html', '.svg', '.json']);
const br = promisify(brotliCompress);
const gz = promisify(gzip);
const smallest = 1024;

let count = 0;
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !texts.has(extname(entry.name))) continue;
  const file = join(entry.parentPath, entry.name);
  const raw = await readFile(file);
  if (raw.length < smallest) continue;
  const brotli = await br(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  await writeFile(file + '.br', brotli);
  await writeFile(file + '.gz', await gz(raw, { level: 9 }));
  count += 1;
}
console.log(`compressed ${count} files`);
