/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Goes through rows in the order of their ids until a page comes back empty; `read` answers the page behind an id and does what there
 * is to do with its rows. What it throws ends the walk, which can be begun again.
 */
export async function eachPage<T>(read: (after: string) => Promise<readonly T[]>, idOf: (row: T) => string): Promise<void> {
  let after = FIRST;
  for (;;) {
    const last = (await read(after)).at(-1);
    if (last === undefined) return;
    after = idOf(last);
  }
}
