import { eachPage } from './paging.js';

const walk = async (ids: readonly string[]): Promise<string[]> => {
  const asked: string[] = [];
  await eachPage(
    (after) => {
      asked.push(after);
      return Promise.resolve(ids.filter((id) => id > after).slice(0, 2));
    },
    (id: string) => id,
  );
  return asked;
};

describe('going through pages', () => {
  it('asks behind the last row of each page, and ends with an empty one', async () => {
    const [first, ...rest] = await walk(['a', 'b', 'c']);
    expect(first! < 'a').toBe(true);
    expect(rest).toEqual(['b', 'c']);
  });
  it('asks once where there is nothing', async () => expect(await walk([])).toHaveLength(1));
  it('ends with what is thrown', async () => expect(eachPage(() => Promise.reject(new Error('down')), String)).rejects.toThrow('down'));
});
