import type { AppError } from '../../common/errors.js';
import { filterValue, parseListQuery } from './list-query.rules.js';
import type { ListSpec } from './list-query.rules.js';
import { likePattern, listSql } from './list-sql.rules.js';

const SPEC: ListSpec = {
  sort: ['createdAt', 'name'],
  defaultSort: 'createdAt',
  filters: {
    status: ['open', 'closed'],
    leadId: 'uuid',
    createdAt: 'instant',
    isOpen: 'boolean',
    value: 'number',
    day: 'date',
    name: 'text',
  },
  params: { conversationId: 'uuid' },
  hasSearch: true,
  hasCursor: true,
};
const ID = '0190d9a0-0000-7000-8000-000000000001';

function errorsOf(raw: Record<string, unknown>, spec = SPEC): Record<string, string> {
  try {
    parseListQuery(raw, spec);
  } catch (error) {
    return (error as AppError).options.errors ?? {};
  }
  return {};
}

describe('parseListQuery', () => {
  it('fills in the defaults', () => {
    expect(parseListQuery({}, SPEC)).toEqual({ page: 1, perPage: 25, skip: 0, sort: 'createdAt', order: 'DESC', filters: [] });
  });

  it('reads every kind of filter', () => {
    const query = parseListQuery(
      {
        page: '3',
        perPage: '10',
        sort: 'name',
        order: 'ASC',
        q: '  dana ',
        cursor: 'abc_1',
        'filter[status]': 'open',
        'filter[leadId]': ID.toUpperCase(),
        'filter[createdAt_gte]': '2026-11-20T10:00:00Z',
        'filter[isOpen]': 'true',
        'filter[value_lt]': '12.5',
        'filter[day]': '2026-11-20',
        'filter[status_in]': 'open,closed',
        conversationId: ID,
      },
      SPEC,
    );
    expect(query).toMatchObject({ page: 3, perPage: 10, skip: 20, sort: 'name', order: 'ASC', q: 'dana', cursor: 'abc_1' });
    expect(query.filters).toEqual([
      { field: 'status', operator: 'eq', value: 'open' },
      { field: 'leadId', operator: 'eq', value: ID },
      { field: 'createdAt', operator: 'gte', value: new Date('2026-11-20T10:00:00Z') },
      { field: 'isOpen', operator: 'eq', value: true },
      { field: 'value', operator: 'lt', value: 12.5 },
      { field: 'day', operator: 'eq', value: '2026-11-20' },
      { field: 'status', operator: 'in', value: ['open', 'closed'] },
      { field: 'conversationId', operator: 'eq', value: ID },
    ]);
    expect(filterValue(query, 'conversationId')).toBe(ID);
    expect(filterValue(query, 'createdAt')).toBeUndefined();
  });

  it.each([
    [{ pageSize: '1' }, 'pageSize'],
    [{ page: '0' }, 'page'],
    [{ page: '-1' }, 'page'],
    [{ page: '1e3' }, 'page'],
    [{ page: '999999' }, 'page'],
    [{ perPage: '101' }, 'perPage'],
    [{ sort: 'passwordHash' }, 'sort'],
    [{ order: 'desc' }, 'order'],
    [{ 'filter[orgId]': ID }, 'filter[orgId]'],
    [{ 'filter[status]': 'gone' }, 'filter[status]'],
    [{ 'filter[status_in]': 'open,gone' }, 'filter[status_in]'],
    [{ 'filter[status_like]': 'open' }, 'filter[status_like]'],
    [{ 'filter[leadId]': '1' }, 'filter[leadId]'],
    [{ 'filter[createdAt_gte]': 'yesterday' }, 'filter[createdAt_gte]'],
    [{ 'filter[day]': '2026-13-40' }, 'filter[day]'],
    [{ 'filter[isOpen]': '1' }, 'filter[isOpen]'],
    [{ 'filter[value]': '' }, 'filter[value]'],
    [{ 'filter[name]': 'a\u0000b' }, 'filter[name]'],
    [{ 'filter[__proto__]': 'x' }, 'filter[__proto__]'],
    [{ 'filter[constructor]': 'x' }, 'filter[constructor]'],
    [{ status: 'open' }, 'status'],
    [{ conversationId: 'x' }, 'conversationId'],
    [{ page: ['1', '2'] }, 'page'],
    [{ cursor: '../..' }, 'cursor'],
    [{ q: 'x'.repeat(201) }, 'q'],
  ])('refuses %j and names the parameter', (raw, name) => {
    expect(Object.keys(errorsOf(raw))).toEqual([name]);
  });

  it('asks for required parameters and refuses search where there is none', () => {
    expect(errorsOf({}, { ...SPEC, requiredParams: ['conversationId'] })).toEqual({ conversationId: 'is required' });
    expect(Object.keys(errorsOf({ q: 'x' }, { ...SPEC, hasSearch: false }))).toEqual(['q']);
  });
});

describe('listSql', () => {
  it('uses constant columns and parameters only', () => {
    const query = parseListQuery(
      { 'filter[status_in]': 'open,closed', 'filter[name]': "x'; DROP TABLE", q: '50%_', sort: 'name', order: 'ASC' },
      SPEC,
    );
    const sql = listSql(
      query,
      { fields: { status: 'l.status', name: 'c.name' }, search: ['c.name', 'c.phone'], tieBreaker: 'l.id' },
      { extra: ['l.org_id = $1'], params: ['org'] },
    );
    expect(sql.where).toBe('WHERE l.org_id = $1 AND l.status = ANY ($2) AND c.name = $3 AND (c.name ILIKE $4 OR c.phone ILIKE $4)');
    expect(sql.params).toEqual(['org', ['open', 'closed'], "x'; DROP TABLE", '%50\\%\\_%']);
    expect(sql.tail).toBe('ORDER BY c.name ASC NULLS LAST, l.id ASC LIMIT 25 OFFSET 0');
  });

  it('finds a row by what stands elsewhere too', () => {
    const query = parseListQuery({ q: 'leak' }, SPEC);
    const columns = { fields: {}, search: ['c.name'], searchElsewhere: 'c.id = ANY($1)', tieBreaker: 'l.id' };
    expect(listSql(query, columns, { params: [['a']] })).toMatchObject({
      where: 'WHERE (c.name ILIKE $2 OR c.id = ANY($1))',
      params: [['a'], '%leak%'],
    });
  });

  it('escapes LIKE patterns', () => {
    expect(likePattern('a\\b%c_')).toBe('%a\\\\b\\%c\\_%');
  });
});
