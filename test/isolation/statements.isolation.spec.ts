import { projectRoot } from '../harness/services.js';
import { scopeProblems } from './lib/sql-scope.js';
import { statementsIn, statementsOf } from './lib/sql-sources.js';
import { tenantTables } from './lib/tenant-tables.js';

const tables = tenantTables(projectRoot);
const statements = statementsIn(`${projectRoot}/src`);
const onTenantTables = statements.filter((statement) =>
  [...tables].some((table) => new RegExp(String.raw`\b${table}\b`).test(statement.sql)),
);

/** Parts of a statement that only a run knows, each with the reason why no tenant can hide in it. */
const RUN_TIME_PARTS: Record<string, string> = {
  'platform/database/pooled-connection.ts ...input': 'what the tenant repository had TypeORM write passes through',
  'leads/contacts.repository.ts lock': 'a row lock or nothing',
  'platform/queue/workload.service.ts kind': 'a parameter of the in-process queue',
  'platform/queue/workload.service.ts handler.kind': 'a parameter of the in-process queue',
};

/** Row-level security would hide a forgotten org condition, so the conditions are read from the source as well. */
describe('every statement on a tenant table', () => {
  it('is found: repositories, readers and services', () => {
    expect(tables.size).toBeGreaterThan(30);
    expect(onTenantTables.length).toBeGreaterThan(200);
  });

  it('is known to its last word, or its open parts stand on the list', () => {
    const open = statements
      // the first passes on what a repository wrote and checks the ids in BEGIN, the second reads the migrations
      .filter(({ file }) => file !== 'platform/database/database.service.ts' && !file.endsWith('migrations.ts'))
      .flatMap(({ file, unknown }) => unknown.map((part) => `${file} ${part}`))
      .filter((part) => !Object.hasOwn(RUN_TIME_PARTS, part) && !part.includes('.personal-data.ts'));
    expect([...new Set(open)]).toEqual([]);
  });

  const files = [...new Set(onTenantTables.map(({ file }) => file))];
  it.each(files)('%s ties each table to the org of the transaction', (file) => {
    const problems = onTenantTables
      .filter((statement) => statement.file === file)
      .flatMap(({ line, sql }) => scopeProblems(sql, tables).map((problem) => `${file}:${line} ${problem}`));
    expect(problems).toEqual([]);
  });
});

const noOther = (path: string): string => {
  throw new Error(`${path} was not expected to be read`);
};

describe('the reader of statements', () => {
  const bad = (sql: string): boolean => scopeProblems(sql, tables).length > 0;

  it.each([
    'SELECT * FROM leads WHERE id = $1',
    'SELECT * FROM leads l JOIN contacts c ON c.id = l.contact_id WHERE l.org_id = $1',
    'SELECT * FROM leads l JOIN contacts c ON c.org_id = l.org_id WHERE l.id = $1',
    'SELECT * FROM leads WHERE org_id = $1 OR org_id IS NULL',
    'SELECT * FROM leads WHERE (org_id = $1 OR true)',
    'UPDATE leads SET notes = $2 WHERE id = $1',
    'DELETE FROM leads WHERE id = $1',
    'INSERT INTO leads (id, contact_id) VALUES ($1, $2)',
    'SELECT (SELECT k.name FROM contacts k WHERE k.id = l.contact_id) FROM leads l WHERE l.org_id = $1',
    'SELECT 1 FROM leads WHERE org_id = $1 AND EXISTS (SELECT 1 FROM contacts WHERE id = $2)',
    'WITH x AS (SELECT id FROM leads) SELECT * FROM x',
    'SELECT id, org_id, kind FROM jobs WHERE id = $1 FOR UPDATE SKIP LOCKED',
    'SELECT * FROM orgs WHERE slug = $1',
    'SELECT * FROM leads -- WHERE org_id = $1',
    "SELECT * FROM leads WHERE notes = 'org_id = $1'",
  ])('refuses %s', (sql) => expect(bad(sql)).toBe(true));

  it.each([
    'SELECT * FROM leads WHERE org_id = $1 AND id = $2',
    'SELECT * FROM leads l JOIN contacts c ON c.org_id = l.org_id AND c.id = l.contact_id WHERE l.org_id = $1',
    'INSERT INTO leads (id, org_id) VALUES ($1, $2)',
    'SELECT * FROM orgs WHERE id = $1',
    'SELECT org_id FROM user_access($1)',
    'SELECT 1 FROM leads WHERE org_id = ANY($1)',
  ])('takes %s', (sql) => expect(bad(sql)).toBe(false));

  it('fills in constants, helpers, choices and lists', () => {
    const source = [
      "const FROM = 'FROM leads l';",
      'const slot = (name: string): string => `s.${name}`;',
      'function f(tx, query, open) {',
      "  const sql = listSql(query, COLUMNS, { extra: ['l.org_id = $1'], params: [] });",
      '  return tx.query(`SELECT ${slot("a")} ${FROM} ${sql.where} ${open ? "x" : "y"} ${sql.tail}`);',
      '}',
    ].join('\n');
    expect(statementsOf('probe.ts', source, noOther).map(({ sql }) => sql.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'SELECT s.a FROM leads l WHERE l.org_id = $1 AND x',
      'SELECT s.a FROM leads l WHERE l.org_id = $1 AND y',
    ]);
  });

  it('fills in a helper of another file, and never one of a package', () => {
    const source = [
      "import { mine } from '../shared/mine.rules.js';",
      "import { theirs } from 'theirs';",
      "function f(tx) { return tx.query(`SELECT 1 FROM leads l WHERE ${mine('l')} AND ${theirs('l')}`); }",
    ].join('\n');
    const read: string[] = [];
    const open = (path: string): string => {
      read.push(path);
      return "const ACTIVE = 'org_id = $1';\nexport const mine = (row: string): string => `${row}.${ACTIVE}`;";
    };
    expect(statementsOf('leads/probe.ts', source, open)).toEqual([
      expect.objectContaining({ sql: 'SELECT 1 FROM leads l WHERE l.org_id = $1 AND  «?» ', unknown: ["theirs('l')"] }),
    ]);
    expect(read).toEqual(['shared/mine.rules.ts']);
  });
});
