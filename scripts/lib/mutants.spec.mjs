import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MUTANTS } from '../../test/isolation/mutants.mjs';

const root = join(import.meta.dirname, '..', '..');

// The defects are planted by `npm run isolation:mutants`, which is part of no test run: a list that no longer fits would stay unseen.
describe('the planted defects', () => {
  it.each(MUTANTS)('$name still fits its file', ({ file, find }) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(find === '$END' || text.includes(find)).toBe(true);
  });
});
