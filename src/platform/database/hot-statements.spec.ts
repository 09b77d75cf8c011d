import { nameOfHot } from './hot-statements.js';

const after = (times: number, sql: string): string | undefined => {
  let name: string | undefined;
  for (let time = 0; time < times; time += 1) name = nameOfHot(sql);
  return name;
};

describe('nameOfHot', () => {
  it('names a statement once it runs all day, and each by a name of its own', () => {
    expect(after(19, 'SELECT 1 AS a')).toBeUndefined();
    const name = after(1, 'SELECT 1 AS a');
    expect(name).toMatch(/^hot_/);
    expect(after(5, 'SELECT 1 AS a')).toBe(name);
    expect(after(30, 'SELECT 2 AS a')).not.toBe(name);
  });

  it('leaves pages of lists and several statements at once unnamed', () => {
    expect(after(50, 'SELECT 1 ORDER BY 1 LIMIT 25 OFFSET 0')).toBeUndefined();
    expect(after(50, 'BEGIN; SELECT 1')).toBeUndefined();
  });
});
