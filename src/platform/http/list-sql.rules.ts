import type { FilterOperator, ListQuery } from './list-query.rules.js';

/** Maps list fields to constant SQL expressions; only these ever reach a statement. */
export interface ListColumns {
  fields: Readonly<Record<string, string>>;
  /** Text columns that `q` looks into. */
  search?: readonly string[];
  /** One more condition under which `q` finds a row; its parameters are among the first ones that the caller gives. */
  searchElsewhere?: string;
  /** Breaks ties so that pages never overlap. */
  tieBreaker: string;
}

export interface ListSql {
  /** Starts with "WHERE" or is empty; parameters begin at `firstParameter`. */
  where: string;
  /** "ORDER BY ... LIMIT ... OFFSET ..." */
  tail: string;
  params: unknown[];
}

const OPERATOR_SQL: Readonly<Record<FilterOperator, string>> = { eq: '=', neq: '<>', gte: '>=', lte: '<=', gt: '>', lt: '<', in: '= ANY' };

/** Escapes what LIKE would read as a pattern. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** Turns a checked list query into SQL text made of constants plus parameters. `extra` conditions are constants too. */
export function listSql(
  query: ListQuery,
  columns: ListColumns,
  options: { extra?: readonly string[]; params?: readonly unknown[] } = {},
): ListSql {
  const params: unknown[] = [...(options.params ?? [])];
  const conditions: string[] = [...(options.extra ?? [])];
  for (const filter of query.filters) {
    const column = columns.fields[filter.field];
    // A filter without a column is read by the repository itself.
    if (column === undefined) continue;
    params.push(filter.value);
    const place = filter.operator === 'in' ? `($${params.length})` : `$${params.length}`;
    conditions.push(`${column} ${OPERATOR_SQL[filter.operator]} ${place}`);
  }
  if (query.q !== undefined && columns.search && columns.search.length > 0) {
    params.push(likePattern(query.q));
    const pattern = `$${params.length}`;
    const found = columns.search.map((column) => `${column} ILIKE ${pattern}`);
    if (columns.searchElsewhere) found.push(columns.searchElsewhere);
    conditions.push(`(${found.join(' OR ')})`);
  }
  const sort = columns.fields[query.sort] ?? columns.tieBreaker;
  return {
    where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    tail: `ORDER BY ${sort} ${query.order} NULLS LAST, ${columns.tieBreaker} ${query.order} LIMIT ${query.perPage} OFFSET ${query.skip}`,
    params,
  };
}
