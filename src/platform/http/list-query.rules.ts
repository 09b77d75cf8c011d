import { invalid } from '../../common/errors.js';

export type FilterKind = 'text' | 'uuid' | 'boolean' | 'number' | 'date' | 'instant' | readonly string[];
export type FilterOperator = 'eq' | 'gte' | 'lte' | 'gt' | 'lt' | 'in' | 'neq';
export type FilterValue = string | number | boolean | Date | readonly string[];

/** What one list route allows; anything else in the query is a 400 that names the parameter. */
export interface ListSpec {
  sort: readonly string[];
  defaultSort: string;
  defaultOrder?: 'ASC' | 'DESC';
  /** Allowed in `filter[field]` and `filter[field_gte]`. */
  filters?: Readonly<Record<string, FilterKind>>;
  /** Allowed as plain parameters, for instance `conversationId=`; they arrive as `eq` filters. */
  params?: Readonly<Record<string, FilterKind>>;
  requiredParams?: readonly string[];
  hasSearch?: boolean;
  hasCursor?: boolean;
  maxPerPage?: number;
  defaultPerPage?: number;
}

export interface ListFilter {
  field: string;
  operator: FilterOperator;
  value: FilterValue;
}

/** A parsed and checked list request. */
export interface ListQuery {
  page: number;
  perPage: number;
  skip: number;
  sort: string;
  order: 'ASC' | 'DESC';
  q?: string;
  cursor?: string;
  filters: ListFilter[];
}

const OPERATORS: readonly FilterOperator[] = ['gte', 'lte', 'gt', 'lt', 'in', 'neq'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_SKIP = 100_000;

type Parsed = { value: FilterValue } | { why: string };

function parseInstant(raw: string): Parsed {
  const at = new Date(raw);
  const isWhole = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/.test(raw);
  return isWhole && !Number.isNaN(at.getTime()) ? { value: at } : { why: 'must be an ISO 8601 instant with an offset' };
}

function parseOne(raw: string, kind: FilterKind): Parsed {
  if (typeof kind !== 'string') return kind.includes(raw) ? { value: raw } : { why: `must be one of ${kind.join(', ')}` };
  if (raw.length > 200 || raw.includes('\u0000')) return { why: 'is too long or not plain text' };
  switch (kind) {
    case 'uuid':
      return UUID.test(raw) ? { value: raw.toLowerCase() } : { why: 'must be a UUID' };
    case 'boolean':
      return raw === 'true' || raw === 'false' ? { value: raw === 'true' } : { why: 'must be true or false' };
    case 'number':
      return raw !== '' && Number.isFinite(Number(raw)) ? { value: Number(raw) } : { why: 'must be a number' };
    case 'date':
      return DAY.test(raw) && !Number.isNaN(Date.parse(raw)) ? { value: raw } : { why: 'must be a day such as 2026-11-23' };
    case 'instant':
      return parseInstant(raw);
    default:
      return { value: raw };
  }
}

function parseMany(raw: string, kind: FilterKind): Parsed {
  const values: string[] = [];
  for (const part of raw.split(',')) {
    const one = parseOne(part, kind);
    if ('why' in one) return one;
    values.push(String(one.value));
  }
  return values.length <= 50 ? { value: values } : { why: 'takes at most 50 values' };
}

function splitOperator(name: string, filters: Readonly<Record<string, FilterKind>>): { field: string; operator: FilterOperator } {
  if (Object.hasOwn(filters, name)) return { field: name, operator: 'eq' };
  for (const operator of OPERATORS) {
    if (name.endsWith(`_${operator}`)) return { field: name.slice(0, -operator.length - 1), operator };
  }
  return { field: name, operator: 'eq' };
}

function whole(raw: string, smallest: number, largest: number): number | null {
  const value = Number(raw);
  return /^\d{1,9}$/.test(raw) && value >= smallest && value <= largest ? value : null;
}

interface Reading {
  query: ListQuery;
  errors: Record<string, string>;
}

function readFilter(reading: Reading, name: string, raw: string, spec: ListSpec): void {
  const inner = /^filter\[([A-Za-z_]+)\]$/.exec(name)?.[1];
  const allowed = inner === undefined ? (spec.params ?? {}) : (spec.filters ?? {});
  const { field, operator } = inner === undefined ? { field: name, operator: 'eq' as const } : splitOperator(inner, allowed);
  const kind = Object.hasOwn(allowed, field) ? allowed[field] : undefined;
  if (kind === undefined) {
    reading.errors[name] = 'is not a parameter of this list';
    return;
  }
  const parsed = operator === 'in' ? parseMany(raw, kind) : parseOne(raw, kind);
  if ('why' in parsed) reading.errors[name] = parsed.why;
  else reading.query.filters.push({ field, operator, value: parsed.value });
}

function readPlain(reading: Reading, name: string, raw: string, spec: ListSpec): boolean {
  const { query, errors } = reading;
  if (name === 'page') {
    const page = whole(raw, 1, 1_000_000);
    if (page === null) errors.page = 'must be a whole number from 1';
    else query.page = page;
  } else if (name === 'perPage') {
    const perPage = whole(raw, 1, spec.maxPerPage ?? 100);
    if (perPage === null) errors.perPage = `must be a whole number from 1 to ${spec.maxPerPage ?? 100}`;
    else query.perPage = perPage;
  } else if (name === 'sort') {
    if (spec.sort.includes(raw)) query.sort = raw;
    else errors.sort = `must be one of ${spec.sort.join(', ')}`;
  } else if (name === 'order') {
    if (raw === 'ASC' || raw === 'DESC') query.order = raw;
    else errors.order = 'must be ASC or DESC';
  } else if (name === 'q' && spec.hasSearch) {
    if (raw.length > 200 || raw.includes('\u0000')) errors.q = 'must have at most 200 characters of plain text';
    else if (raw.trim() !== '') query.q = raw.trim();
  } else if (name === 'cursor' && spec.hasCursor) {
    if (/^[A-Za-z0-9_-]{1,200}$/.test(raw)) query.cursor = raw;
    else errors.cursor = 'is not a cursor that this list gave out';
  } else return false;
  return true;
}

/** Parses a flat query string against the allow-list of the route; throws a 400 that names each wrong parameter. */
export function parseListQuery(raw: Readonly<Record<string, unknown>>, spec: ListSpec): ListQuery {
  const reading: Reading = {
    query: {
      page: 1,
      perPage: spec.defaultPerPage ?? 25,
      skip: 0,
      sort: spec.defaultSort,
      order: spec.defaultOrder ?? 'DESC',
      filters: [],
    },
    errors: {},
  };
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value !== 'string') reading.errors[name] = 'may be given once only';
    else if (!readPlain(reading, name, value, spec)) readFilter(reading, name, value, spec);
  }
  for (const name of spec.requiredParams ?? []) {
    if (raw[name] === undefined) reading.errors[name] = 'is required';
  }
  reading.query.skip = (reading.query.page - 1) * reading.query.perPage;
  if (reading.query.skip > MAX_SKIP) reading.errors.page = 'lies too far back; narrow the list with a filter';
  if (Object.keys(reading.errors).length > 0) throw invalid(reading.errors);
  return reading.query;
}

/** The value of an `eq` filter, if the request had one. */
export function filterValue(query: ListQuery, field: string): FilterValue | undefined {
  return query.filters.find((filter) => filter.field === field && filter.operator === 'eq')?.value;
}
