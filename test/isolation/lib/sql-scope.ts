/** Words that may follow a table where an alias could stand. */
const NOT_AN_ALIAS = new Set(
  'from where on set join left right inner cross full using order group limit offset union returning values select for as lateral and or having when then do default natural window fetch'.split(
    ' ',
  ),
);

interface TableUse {
  table: string;
  /** The name under which its columns are written; empty when they stand bare. */
  alias: string;
}

/** SQL without comments and without what stands in quotes. */
function bare(sql: string): string {
  return sql
    .replaceAll(/--.*$/gm, ' ')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/\s+/g, ' ');
}

function usesOf(sql: string, tenantTables: ReadonlySet<string>): TableUse[] {
  const uses: TableUse[] = [];
  const pattern =
    /(\bFROM|\bJOIN|\bUPDATE|\bUSING|,)\s+(?:ONLY\s+|LATERAL\s+)?([a-z_]+)\b(?!\s*[(.])(?=(?:\s+(?:AS\s+)?([a-z_0-9]+)\b(?!\s*\())?)/gi;
  for (const match of sql.matchAll(pattern)) {
    const [, , table, next] = match;
    // after a comma only `table alias` counts: a column of a list has the same shape as a bare table
    if (match[1] === ',' && (next === undefined || NOT_AN_ALIAS.has(next.toLowerCase()))) continue;
    if (!tenantTables.has(table!)) continue;
    // FOR UPDATE OF t, DO UPDATE SET, ON CONFLICT: no new table
    if (/\b(FOR|DO)\s+$/i.test(sql.slice(Math.max(0, match.index - 5), match.index))) continue;
    uses.push({ table: table!, alias: next === undefined || NOT_AN_ALIAS.has(next.toLowerCase()) ? '' : next });
  }
  return uses;
}

/** What is wrong with how a statement names the org: each tenant table must hang on a parameter by a chain of equal org ids. */
export function scopeProblems(rawSql: string, tenantTables: ReadonlySet<string>): string[] {
  const sql = bare(rawSql);
  const problems: string[] = [];
  for (const [, table, columns] of sql.matchAll(/\bINSERT INTO ([a-z_]+)(?: (?:AS )?[a-z]+)? \(([^)]*)\)/gi)) {
    if (tenantTables.has(table!) && table !== 'orgs' && !/\borg_id\b/.test(columns!)) problems.push(`inserts into ${table} without org_id`);
  }
  const column = (table: TableUse): string => (table.table === 'orgs' ? 'id' : 'org_id');
  const uses = usesOf(sql, tenantTables);
  if (uses.length === 0) return problems;
  if (/org_id\s*(?:=\s*\S+|IS NULL)\s+OR\b|\bOR\s+(?:[a-z_]+\.)?org_id\b/i.test(sql)) problems.push('an org condition stands beside an OR');
  const names = new Map<string, TableUse[]>();
  for (const use of uses) names.set(use.alias || use.table, [...(names.get(use.alias || use.table) ?? []), use]);
  const anchored = new Set<string>();
  const edges: [string, string][] = [];
  const count = new Map<string, number>();
  const seen = (name: string): void => void count.set(name, (count.get(name) ?? 0) + 1);
  const ORG = String.raw`(?:([a-z_0-9]+)\.)?(org_id|id)`;
  for (const match of sql.matchAll(new RegExp(String.raw`(?<![\w.])${ORG} = (?:any ?\( ?)?(\$\d+|current_org\b)`, 'gi'))) {
    const [, alias, name] = match;
    if (alias) {
      if (!(names.get(alias) ?? []).some((use) => column(use) === name)) continue;
      anchored.add(alias);
      seen(alias);
    } else if (name === 'org_id') seen('');
    else seen('id');
  }
  for (const match of sql.matchAll(new RegExp(String.raw`(?<![\w.])([a-z_0-9]+)\.(org_id|id) = ([a-z_0-9]+)\.(org_id|id)\b`, 'gi'))) {
    const [, left, leftColumn, right, rightColumn] = match as unknown as [string, string, string, string, string];
    const isOrg = (alias: string, name: string): boolean =>
      names.has(alias) ? names.get(alias)!.some((use) => column(use) === name) : name === 'org_id';
    if (!isOrg(left, leftColumn) || !isOrg(right, rightColumn)) continue;
    edges.push([left, right]);
    seen(left);
    seen(right);
  }
  // what is no tenant table (a CTE of the same statement, a definer function, EXCLUDED) was checked where it was made
  for (const [left, right] of edges) for (const name of [left, right]) if (!names.has(name)) anchored.add(name);
  for (let changed = true; changed;) {
    changed = false;
    for (const [left, right] of edges) {
      if (anchored.has(left) === anchored.has(right)) continue;
      anchored.add(left).add(right);
      changed = true;
    }
  }
  let unnamed = 0;
  for (const [name, list] of names) {
    if (list[0]!.alias === '') {
      const direct = anchored.has(name) ? (count.get(name) ?? 0) : 0;
      const left = Math.max(0, list.length - direct);
      if (list[0]!.table === 'orgs') {
        if (left > (count.get('id') ?? 0)) problems.push('reads orgs without its id');
      } else unnamed += left;
      continue;
    }
    if (!anchored.has(name)) problems.push(`${list.map((use) => use.table).join(', ')} as ${name} hangs on no org`);
    else if ((count.get(name) ?? 0) < list.length)
      problems.push(`${name} stands for ${list.length} tables but is tied to an org ${count.get(name)} times`);
  }
  if (unnamed > (count.get('') ?? 0)) problems.push(`${unnamed} tables stand without an org condition of their own`);
  return problems;
}
