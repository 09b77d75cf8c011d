import type { Identifier, SortPayload } from 'react-admin';

export interface ListQuery {
  pagination?: { page: number; perPage: number };
  sort?: SortPayload;
  filter?: Record<string, unknown>;
  target?: { name: string; id: Identifier };
}

/** These two read one thread and take its id as a plain parameter, next to the list's own. */
const plainFilters: Record<string, readonly string[]> = {
  messages: ['conversationId', 'contactId'],
  decisions: ['conversationId'],
};

const text = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/** ?page=1&perPage=25&sort=createdAt&order=DESC&q=…&filter[status]=… */
export function listQuery(resource: string, params: ListQuery): string {
  const query = new URLSearchParams();
  if (params.pagination) {
    query.set('page', String(params.pagination.page));
    query.set('perPage', String(params.pagination.perPage));
  }
  if (params.sort?.field) {
    query.set('sort', params.sort.field);
    query.set('order', params.sort.order);
  }
  const { q, ...filters } = params.filter ?? {};
  if (typeof q === 'string' && q.trim() !== '') query.set('q', q.trim());
  if (params.target) filters[params.target.name] = params.target.id;
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || value === null || value === '') continue;
    const isPlain = plainFilters[resource]?.includes(name) ?? false;
    query.set(isPlain ? name : `filter[${name}]`, text(value));
  }
  const built = query.toString();
  return built === '' ? '' : `?${built}`;
}

/** Only what the person changed is sent, so that two editors of different fields do not overwrite each other. */
export function changedFields(next: Record<string, unknown>, previous: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!previous) return next;
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(next)) {
    if (key === 'id' || key === 'version') continue;
    if (JSON.stringify(value ?? null) !== JSON.stringify(previous[key] ?? null)) changed[key] = value ?? null;
  }
  return changed;
}
