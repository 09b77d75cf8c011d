import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './data-folder.mjs';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/** What is built, from which sources, and how. The hash of the sources is kept beside the result: no result, no hash. */
const targets = (root) => [
  {
    label: 'server',
    folder: root,
    result: join(root, 'dist'),
    entry: join(root, 'dist', 'main.js'),
    sources: ['src', 'migrations', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', '.swcrc'],
    ignore: (path) => path.endsWith('.spec.ts') || path.endsWith('src/metadata.ts'),
    // no type check here: a start must be quick, and `npm run build` and `npm run check` have it
    script: join('node_modules', '@swc', 'cli', 'bin', 'swc.js'),
    args: ['src', '--out-dir', 'dist', '--config-file', '.swcrc', '--strip-leading-paths', '--quiet'],
  },
  {
    label: 'console',
    folder: join(root, 'admin'),
    result: join(root, 'admin', 'dist'),
    entry: join(root, 'admin', 'dist', 'index.html'),
    sources: ['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts', 'scripts'],
    ignore: (path) => /\.(test|spec)\.tsx?$/.test(path),
    script: null,
    args: ['run', 'build:fast'],
  },
];

/** Builds the server and the console where their sources changed since the last build; `only` names one of them. */
export async function buildStale(root, say, only) {
  await Promise.all(
    targets(root)
      .filter(({ label }) => only === undefined || label === only)
      .filter(({ folder }) => existsSync(join(folder, 'package.json')))
      .map((target) => buildOne(root, target, say)),
  );
}

function buildOne(root, target, say) {
  return withLock(
    join(root, 'node_modules', '.cache', 'ringback', `${target.label}.lock`),
    async () => {
      const hash = hashSources(target);
      const mark = join(target.result, '.source-hash');
      if (existsSync(target.entry) && existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
      say(`Building the ${target.label}`);
      rmSync(target.result, { recursive: true, force: true });
      const [command, args] = target.script
        ? [process.execPath, [join(target.folder, target.script), ...target.args]]
        : [process.platform === 'win32' ? 'npm.cmd' : 'npm', target.args];
      const { code, output } = await run(command, args, { cwd: target.folder, env: process.env });
      if (code !== 0 || !existsSync(target.entry)) {
        process.stderr.write(`${output.split('\n').slice(-40).join('\n')}\n`);
        throw new Failure(`The ${target.label} could not be built: the lines above say why; mend it and run the command again.`);
      }
      writeFileSync(mark, hash);
      say(`Built the ${target.label}`);
    },
    600_000,
  );
}

function hashSources({ folder, sources, ignore }) {
  const hash = createHash('sha256');
  for (const source of sources)
    visit(join(folder, source), (path) => {
      if (ignore(path)) return;
      hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0');
    });
  return hash.digest('hex');
}

function visit(path, onFile) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return onFile(path);
  for (const name of readdirSync(path).sort()) visit(join(path, name), onFile);
}
