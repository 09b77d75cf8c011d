import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tables of the migrations that carry org_id, and `orgs` itself. */
export function tenantTables(root: string): Set<string> {
  const folder = join(root, 'migrations');
  const text = readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const found = [...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(([\s\S]*?)\n\)/g)].filter((match) =>
    /\borg_id\b/.test(match[2]!),
  );
  return new Set(['orgs', ...found.map((match) => match[1]!)]);
}
