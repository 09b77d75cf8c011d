import { createHash } from 'node:crypto';
import { assignedIn, bucketOf, freeRange, layerPlace, valueOf, variantOf } from './assignment.rules.js';
import type { RunningExperiment, Variant } from './experiment.schema.js';

const UUID_OF_HEX = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;
const variant = (key: string, percent: number, over: Partial<Variant> = {}): Variant => ({
  key,
  name: key,
  percent,
  value: key === 'control' ? null : { maxWords: 12 },
  stoppedAt: null,
  stoppedBy: null,
  ...over,
});
const experiment = (over: Partial<RunningExperiment> = {}): RunningExperiment => ({
  id: '0190d9a0-0000-7000-8000-0000000000ee',
  lever: 'length',
  layer: 'length',
  salt: '0190d9a0-0000-7000-8000-000000000001',
  range: { from: 0, to: 100 },
  variants: [variant('control', 50), variant('a', 30), variant('b', 20)],
  leverState: {},
  ...over,
});
/** The same in every run: of four thousand drawn anew a share is some day off by chance. */
const person = (n: number): string => createHash('sha256').update(`person ${n}`).digest('hex').replace(UUID_OF_HEX, '$1-$2-4$3-8$4-$5');
const people = Array.from({ length: 4000 }, (_, n) => person(n));
const shareOf = (of: RunningExperiment, key: string): number =>
  people.filter((id) => variantOf(of, id)?.key === key).length / people.length;

describe('the bucket of a person', () => {
  // the same pairs are asked of PostgreSQL in test/e2e/experiments.message-path.spec.ts
  it.each([
    ['0190d9a0-0000-7000-8000-000000000001', '0190d9a0-0000-7000-8000-00000000000a', 45],
    ['0190d9a0-0000-7000-8000-000000000002', '0190d9a0-0000-7000-8000-00000000000a', 65],
  ])('%s %s is the one of the database', (salt, contact, bucket) => expect(bucketOf(salt, contact)).toBe(bucket));

  it('says nothing about the bucket under another salt or in a layer', () => {
    const [one, other] = [person(5001), person(5002)];
    const low = people.filter((id) => bucketOf(one, id) < 50);
    for (const place of [(id: string) => bucketOf(other, id), (id: string) => layerPlace('tone', id)])
      expect(low.filter((id) => place(id) < 50).length / low.length).toBeCloseTo(0.5, 1);
  });
});

describe('a variant', () => {
  it('is the same for a person whatever happens to other experiments', () => {
    const of = experiment();
    for (const id of people.slice(0, 50)) expect(variantOf(of, id)).toEqual(variantOf(experiment(), id));
  });

  it('gets the share that was asked for', () => {
    const of = experiment();
    expect(shareOf(of, 'control')).toBeCloseTo(0.5, 1);
    expect(shareOf(of, 'a')).toBeCloseTo(0.3, 1);
    expect(shareOf(of, 'b')).toBeCloseTo(0.2, 1);
  });

  it('counts from zero, as the share of a profile version does', () => {
    const of = experiment({ variants: [variant('control', 80), variant('a', 20)] });
    for (const id of people) expect(variantOf(of, id)?.key === 'a').toBe(bucketOf(of.salt, id) < 20);
  });

  it('that was stopped has nobody, and its people fall to no other', () => {
    const of = experiment();
    const stopped = experiment({ variants: [variant('control', 50), variant('a', 30, { stoppedAt: 'now' }), variant('b', 20)] });
    for (const id of people.slice(0, 300)) {
      const before = variantOf(of, id)?.key;
      expect(variantOf(stopped, id)?.key ?? null).toBe(before === 'a' ? null : before);
    }
  });

  it('carries what it sets; the control sets nothing', () => {
    const of = experiment();
    for (const id of people.slice(0, 50)) {
      const assigned = assignedIn([of], id);
      expect(valueOf(assigned, 'length')).toEqual(assigned[0]?.variant === 'control' ? null : { maxWords: 12 });
      expect(valueOf(assigned, 'tone')).toBeNull();
    }
  });
});

describe('a layer', () => {
  it('gives nobody to two of its experiments, and leaves out who belongs to none', () => {
    const [one, two] = [
      experiment({ range: { from: 0, to: 40 } }),
      experiment({ range: { from: 40, to: 70 }, salt: person(5003), id: person(5004) }),
    ];
    const counts = people.map((id) => assignedIn([one, two], id).length);
    expect(Math.max(...counts)).toBe(1);
    expect(counts.filter((count) => count === 0).length / people.length).toBeCloseTo(0.3, 1);
  });

  it.each([
    ['an empty one', [], 100, { from: 0, to: 100 }],
    ['the rest', [{ from: 0, to: 60 }], 40, { from: 60, to: 100 }],
    [
      'a gap',
      [
        { from: 60, to: 100 },
        { from: 0, to: 20 },
      ],
      30,
      { from: 20, to: 50 },
    ],
    [
      'a gap that is just wide enough',
      [
        { from: 0, to: 20 },
        { from: 50, to: 100 },
      ],
      30,
      { from: 20, to: 50 },
    ],
    [
      'nothing beside each other',
      [
        { from: 0, to: 20 },
        { from: 40, to: 90 },
      ],
      30,
      null,
    ],
    ['a full one', [{ from: 0, to: 100 }], 1, null],
  ])('has room: %s', (_what, taken, width, range) => expect(freeRange(taken, width)).toEqual(range));
});
