import { EngineFailure } from './engine.errors.js';
import { unitVectors } from './unit-vectors.rules.js';

const at = (index: number, embedding: unknown) => ({ index, embedding: embedding as number[] });

describe('unitVectors', () => {
  it('puts them into the order of the texts, at length 1', () =>
    expect(unitVectors([at(1, [0, 2]), at(0, [3, 4])], 2)).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]));

  it.each<[string, { index: number; embedding: number[] }[] | undefined]>([
    ['nothing', undefined],
    ['one too few', [at(0, [1, 0])]],
    ['one for a text that was not sent', [at(0, [1, 0]), at(7, [1, 0])]],
    ['only zeros', [at(0, [1, 0]), at(1, [0, 0])]],
    ['no numbers', [at(0, [1, 0]), at(1, ['x', null])]],
    ['letters', [at(0, [1, 0]), at(1, 'AAAA')]],
    ['another size', [at(0, [1, 0]), at(1, [1, 0, 0])]],
  ])('refuses %s', (_what, data) => expect(() => unitVectors(data, 2)).toThrow(EngineFailure));
});
