import { readVariants, shapeErrors } from './definition.rules.js';

const control = { name: 'As it is', percent: 50 };
const short = { name: 'Short', percent: 50, value: { maxWords: 10 } };
const errorsOf = (raw: unknown): string[] => {
  const read = readVariants(raw);
  return 'errors' in read ? Object.keys(read.errors) : [];
};

it('variants get their keys by their order', () => {
  const read = readVariants([
    { ...control, percent: 40 },
    { ...short, percent: 30 },
    { name: 'Long', percent: 30, value: { maxWords: 30 } },
  ]);
  expect(read).toMatchObject({ variants: [{ key: 'control', value: null }, { key: 'a' }, { key: 'b', value: { maxWords: 30 } }] });
});

it.each<[string, unknown, string[]]>([
  ['no list', 'x', ['variants']],
  ['one', [{ name: 'A', percent: 50 }], ['variants']],
  ['five', Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, percent: 20, value: at ? {} : null })), ['variants']],
  ['shares that do not add up', [control, { ...short, percent: 40 }], ['variants']],
  [
    'a share of nothing',
    [
      { ...control, percent: 99 },
      { ...short, percent: 1 },
    ],
    ['variants.0.percent', 'variants.1.percent'],
  ],
  [
    'a broken share',
    [
      { ...control, percent: 50.5 },
      { ...short, percent: 49.5 },
    ],
    ['variants.0.percent', 'variants.1.percent'],
  ],
  ['the same name twice', [control, { ...short, name: 'as IT is' }], ['variants']],
  ['a control that sets something', [{ ...control, value: { maxWords: 5 } }, short], ['variants.0.value']],
  ['another that sets nothing', [control, { name: 'B', percent: 50 }], ['variants.1.value']],
  ['an unknown field', [control, { ...short, salt: 'x' }], ['variants.1']],
  ['an empty name', [control, { ...short, name: ' ' }], ['variants.1.name']],
])('%s is refused at its field', (_what, raw, fields) => expect(errorsOf(raw)).toEqual(fields));

it('a profile version has two sides and everybody', () => {
  expect(shapeErrors('profile_version', 2, 100)).toEqual({});
  expect(Object.keys(shapeErrors('profile_version', 3, 50))).toEqual(['variants', 'trafficPercent']);
  expect(shapeErrors('tone', 3, 50)).toEqual({});
});
