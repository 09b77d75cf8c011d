import { isUuid, newId } from './ids.js';

const msOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

describe('newId', () => {
  beforeAll(() => vi.useFakeTimers({ now: Date.parse('2030-01-01T00:00:00Z') }));
  afterAll(() => vi.useRealTimers());

  it('keeps the order in which ids were made, within a millisecond and over more than one holds', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
    expect(msOf(ids[0]!)).toBe(Date.parse('2030-01-01T00:00:00Z'));
  });

  it('keeps it where the clock is corrected by a little', () => {
    vi.setSystemTime(Date.parse('2030-01-02T00:00:00.500Z'));
    const before = newId();
    vi.setSystemTime(Date.parse('2030-01-02T00:00:00Z'));
    expect(newId() > before).toBe(true);
  });

  it('believes a clock that is set back by more', () => {
    vi.setSystemTime(Date.parse('2030-01-01T12:00:00Z'));
    expect(msOf(newId())).toBe(Date.parse('2030-01-01T12:00:00Z'));
  });
});
