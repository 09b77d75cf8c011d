import { withoutGaps, type ReadRow } from './gapless.rules.js';

const read = (ids: number[], xmin = 100): ReadRow[] => ids.map((id) => ({ id: String(id), xmin: String(xmin) }));
const idsOf = ({ rows }: { rows: ReadRow[] }): number[] => rows.map(({ id }) => Number(id));

describe('rows in the order of their ids', () => {
  it('are handed out while none is missing', () => {
    const all = withoutGaps(read([6, 7, 8]), 5, null);
    expect([idsOf(all), all.gap]).toEqual([[6, 7, 8], null]);
  });

  it('wait behind a missing one until all have ended who may have taken it', () => {
    const first = withoutGaps(read([6, 8]), 5, null);
    expect([idsOf(first), first.gap]).toEqual([[6], { id: 7, before: null }]);
    const gap = { id: 7, before: 105n };
    const later = withoutGaps(read([8, 9], 104), 6, gap);
    expect([idsOf(later), later.gap]).toEqual([[], gap]);
    const undone = withoutGaps(read([8, 9], 105), 6, gap);
    expect([idsOf(undone), undone.gap]).toEqual([[8, 9], null]);
  });

  it('come whole once the missing one is there', () => {
    expect(idsOf(withoutGaps(read([7, 8], 103), 6, { id: 7, before: 105n }))).toEqual([7, 8]);
  });

  it('wait at each gap by itself', () => {
    const second = withoutGaps(read([7, 9], 105), 5, { id: 6, before: 105n });
    expect([idsOf(second), second.gap]).toEqual([[7], { id: 8, before: null }]);
  });
});
