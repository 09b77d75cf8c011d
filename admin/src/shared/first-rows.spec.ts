import type { RingbackDataProvider } from '../providers/data-provider';
import { pagesOf } from '../test/pages';
import { firstRows } from './first-rows';

/** A server with so many rows, and what it was asked for. */
function serverOf(total: number): { provider: RingbackDataProvider; asked: string[] } {
  const asked: string[] = [];
  const pages = pagesOf(Array.from({ length: total }, (_, index) => ({ id: `row-${index}` })));
  const getList = (...[resource, params]: Parameters<typeof pages>) => {
    asked.push(`${resource} ${params.pagination.page} ${params.pagination.perPage}`);
    return pages(resource, params);
  };
  return { provider: { getList } as unknown as RingbackDataProvider, asked };
}

describe('the first rows of a list', () => {
  it.each([
    [25, 300, 25, ['things 1 25']],
    [100, 300, 100, ['things 1 100']],
    [125, 300, 125, ['things 1 100', 'things 2 100']],
    [225, 204, 204, ['things 1 100', 'things 2 100', 'things 3 100']],
    [225, 90, 90, ['things 1 100']],
    [25, 0, 0, ['things 1 25']],
  ])('%i of %i are %i', async (count, there, seen, requests) => {
    const { provider, asked } = serverOf(there);
    const { rows, total } = await firstRows(provider, 'things', count, {});
    expect([rows.length, total, rows.at(-1)?.id]).toEqual([seen, there, seen === 0 ? undefined : `row-${seen - 1}`]);
    expect(asked).toEqual(requests);
  });

  it('shows a row once that moved from one page to the next', async () => {
    const getList = (_: string, { pagination: { page } }: { pagination: { page: number } }) =>
      Promise.resolve({ data: Array.from({ length: 100 }, (_row, index) => ({ id: (page - 1) * 99 + index })), total: 200 });
    const { rows } = await firstRows({ getList } as unknown as RingbackDataProvider, 'things', 200, {});
    expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([199, 199]);
  });
});
