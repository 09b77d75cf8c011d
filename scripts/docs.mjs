#!/usr/bin/env node
/** Writes the parts of docs/ that follow from the code. `--check` only compares, for `npm run check`. */
import { transformFileSync } from '@swc/core';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const floors = JSON.parse(readFileSync(join(root, 'scripts', 'floors.json'), 'utf8'));

async function loadSchema() {
  const { code } = transformFileSync(join(root, 'src', 'platform', 'config', 'config.schema.ts'), {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const folder = join(root, 'node_modules', '.cache', 'ringback');
  const file = join(folder, `config-schema.${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code);
  try {
    return (await import(pathToFileURL(file).href)).configSchema;
  } finally {
    rmSync(file, { force: true });
  }
}

/** Looks through optional and default wrappers of a field. */
function describeField(field) {
  let inner = field;
  let fallback;
  let isOptional = false;
  while (inner?.def && ['optional', 'default', 'nullable', 'pipe', 'prefault'].includes(inner.def.type)) {
    if (inner.def.type === 'default' || inner.def.type === 'prefault') fallback = inner.def.defaultValue;
    if (inner.def.type === 'optional') isOptional = true;
    inner = inner.def.type === 'pipe' ? inner.def.out : inner.def.innerType;
  }
  const text = field.description ?? inner?.description ?? '';
  const values =
    inner?.def?.type === 'enum'
      ? Object.values(inner.def.entries)
          .map((value) => `\`${value}\``)
          .join(', ')
      : '';
  const type = inner?.def?.type === 'number' ? 'number' : values || 'text';
  return { text, type, shown: fallback === undefined ? (isOptional ? '' : 'required') : `\`${fallback}\`` };
}

async function configuration() {
  const { shape } = await loadSchema();
  const rows = Object.entries(shape).map(([name, field]) => {
    const { text, type, shown } = describeField(field);
    return `| \`${name}\` | ${type} | ${shown} | ${text.replaceAll('|', '\\|')} |`;
  });
  return `# Settings

Generated from \`src/platform/config/config.schema.ts\` by \`node scripts/docs.mjs\`; do not edit.

Settings come from the environment. \`npm start\` and \`docker compose\` also read a \`.env\` file; the environment wins over it.
An empty value counts as unset. They are read once, when a process starts; a wrong value stops the start with one sentence that names it.
What \`npm start\` provides by itself (\`DATABASE_URL\`, \`DATABASE_ADMIN_URL\`, \`REDIS_URL\`, \`JWT_SECRET\`, \`ENCRYPTION_KEY\`) is kept in \`DATA_DIR\`.

| Name | Values | Default | What it does |
|---|---|---|---|
${rows.join('\n')}
`;
}

function picture() {
  const boxes = floors.map(({ floor, folders, does }) => `  f${floor}["${floor} · ${folders.join(' · ')}<br/><small>${does}</small>"]`);
  const arrows = floors.slice(0, -1).map(({ floor }) => `  f${floor} --> f${floor - 1}`);
  return ['```mermaid', 'flowchart TB', ...boxes, ...arrows, '```'].join('\n');
}

function withPicture(page) {
  return page.replace(/<!-- floors -->[\s\S]*<!-- \/floors -->/, `<!-- floors -->\n\n${picture()}\n\n<!-- /floors -->`);
}

/** The session of docs/api.md is the scripts that test/e2e/api-session runs: there is no second text that could go stale. */
function withScripts(page) {
  return page.replace(/<!-- script (\S+) -->[\s\S]*?<!-- \/script -->/g, (_, name) => {
    const text = readFileSync(join(root, 'docs', 'examples', name), 'utf8').trimEnd();
    return `<!-- script ${name} -->\n\n\`\`\`sh\n${text}\n\`\`\`\n\n<!-- /script -->`;
  });
}

/** The shipped prompt of simple mode is shown as it is sent. */
function withSimplePrompt(page) {
  const code = readFileSync(join(root, 'src', 'engines', 'model', 'simple.rules.ts'), 'utf8');
  const text = /SIMPLE_PROMPT = `([^`]*)`/.exec(code)?.[1];
  if (!text) throw new Error('The prompt of simple mode was not found.');
  return page.replace(
    /<!-- prompt -->[\s\S]*<!-- \/prompt -->/,
    () => `<!-- prompt -->\n\n\`\`\`text\n${text}\n\`\`\`\n\n<!-- /prompt -->`,
  );
}

const pages = {
  'docs/configuration.md': configuration,
  'docs/api.md': async () => withScripts(readFileSync(join(root, 'docs', 'api.md'), 'utf8')),
  'docs/simple-mode.md': async () => withSimplePrompt(readFileSync(join(root, 'docs', 'simple-mode.md'), 'utf8')),
  'docs/architecture.md': async () => withPicture(readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')),
};
const isCheck = process.argv.includes('--check');
for (const [name, make] of Object.entries(pages)) {
  const path = join(root, name);
  const wanted = await make();
  let found = '';
  try {
    found = readFileSync(path, 'utf8');
  } catch {
    // written below
  }
  if (found === wanted) continue;
  if (isCheck) {
    process.stderr.write(`${name} is out of date: run "node scripts/docs.mjs".\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
    process.stdout.write(`wrote ${name}\n`);
  }
}
