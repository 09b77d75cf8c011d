import type { GetListParams, RaRecord } from 'react-admin';
import type { RingbackDataProvider } from '../providers/data-provider';

/** What the server answers at most at once. */
const mostPerPage = 100;

/** The first `count` rows of a list, page by page where they are more than one answer may hold. */
export async function firstRows<R extends RaRecord>(
  provider: RingbackDataProvider,
  resource: string,
  count: number,
  params: Omit<GetListParams, 'pagination'>,
): Promise<{ rows: R[]; total: number }> {
  const page = (number: number) =>
    provider.getList<R>(resource, { ...params, pagination: { page: number, perPage: Math.min(count, mostPerPage) } });
  const first = await page(1);
  const total = first.total ?? first.data.length;
  const others = Array.from({ length: Math.ceil(Math.min(count, total) / mostPerPage) - 1 }, (_, index) => page(index + 2));
  const rows = [first, ...(await Promise.all(others))].flatMap(({ data }) => data);
  // a row that came meanwhile moves another one onto the next page: that one is seen twice
  return { rows: [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, count), total };
}
