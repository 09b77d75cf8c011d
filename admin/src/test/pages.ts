import { HttpError, type RaRecord } from 'react-admin';

interface Asked {
  pagination: { page: number; perPage: number };
}

/** A list as the server answers it: page by page, and at most a hundred rows at once. */
export function pagesOf<R extends RaRecord>(rows: readonly R[]) {
  return (_resource: string, { pagination: { page, perPage } }: Asked): Promise<{ data: R[]; total: number }> =>
    perPage > 100
      ? Promise.reject(new HttpError('must be a whole number from 1 to 100', 400, {}))
      : Promise.resolve({ data: rows.slice((page - 1) * perPage, page * perPage), total: rows.length });
}
