import { onceFor, remember } from './remember.js';

describe('remember', () => {
  it('works each question out once, and tells questions apart', () => {
    let works = 0;
    const joined = remember((a: string, b: number) => {
      works += 1;
      return `${a}${b}`;
    });
    expect([joined('a', 1), joined('a', 1), joined('a', 11), joined('a1', 1)]).toEqual(['a1', 'a1', 'a11', 'a11']);
    expect(works).toBe(3);
  });

  it('keeps nothing of a failure, and never more than a bounded number of answers', () => {
    let works = 0;
    const risky = remember((n: number) => {
      works += 1;
      if (works === 1) throw new RangeError('not yet');
      return n;
    });
    expect(() => risky(0)).toThrow('not yet');
    expect(risky(0)).toBe(0);
    for (let n = 1; n <= 2000; n += 1) risky(n);
    const before = works;
    risky(0);
    expect(works).toBe(before + 1);
  });

  it('keeps what is asked for again and again, however much else comes by', () => {
    const worked: string[] = [];
    const length = remember((text: string) => (worked.push(text), text.length));
    for (let n = 0; n < 5000; n += 1) {
      length(`passing ${n}`);
      length('the rules of the house');
    }
    expect(worked.filter((text) => text === 'the rules of the house')).toHaveLength(1);
  });
});

describe('onceFor', () => {
  it('works once for each object, and not for others that look like it', () => {
    let works = 0;
    const size = onceFor((list: string[]) => {
      works += 1;
      return list.length;
    });
    const one = ['a'];
    expect([size(one), size(one), size(['a'])]).toEqual([1, 1, 1]);
    expect(works).toBe(2);
  });

  it('keeps what is nothing, and nothing of a failure', () => {
    let works = 0;
    const found = onceFor((_key: object): null => {
      works += 1;
      if (works === 1) throw new RangeError('not yet');
      return null;
    });
    const key = {};
    expect(() => found(key)).toThrow('not yet');
    expect([found(key), found(key)]).toEqual([null, null]);
    expect(works).toBe(2);
  });
});
