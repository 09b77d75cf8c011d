import { navItems } from './navigation';

describe('pages', () => {
  it('have a key of their own each', () => {
    const keys = navItems.map((item) => item.keyHint);
    expect(keys).toEqual([...new Set(keys)]);
  });
});
