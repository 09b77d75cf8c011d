import { bestBorder, cosine, merged, relevanceOf, signsOf, worthOf, type LabelledScore } from './vectors.rules.js';

const scores = (right: number[], wrong: number[]): LabelledScore[] => [
  ...right.map((score) => ({ score, isAnswer: true })),
  ...wrong.map((score) => ({ score, isAnswer: false })),
];

describe('bestBorder', () => {
  it('lies between what answers and what does not', () => expect(bestBorder(scores([0.7, 0.8], [0.3, 0.5]))).toBeCloseTo(0.6, 6));
  it('gives up one answer rather than give one that is wrong', () => {
    const mixed = scores([0.4, 0.7, 0.8], [0.5, 0.2]);
    expect(bestBorder(mixed)).toBeCloseTo(0.6, 6);
    expect([worthOf(0.6, mixed), worthOf(0.3, mixed)]).toEqual([2 / 3, 1 / 3]);
  });
});

it('signsOf keeps one bit per number', () => expect(signsOf([0.2, -0.1, 0, 3])).toBe('1001'));

it('cosine compares vectors of one model only', () => {
  expect(cosine([0.6, 0.8], [0.8, 0.6])).toBeCloseTo(0.96, 6);
  expect(cosine([1, 0], [1, 0, 0])).toBe(0);
});

it.each([
  [0.4, 0.4, 0.55],
  [1, 0.4, 1],
  [0.7, 0.4, 0.775],
  [0.2, 0.4, 0.275],
  [-0.3, 0.4, 0],
])('a cosine of %s with the border %s is a relevance of %s', (similarity, threshold, relevance) =>
  expect(relevanceOf(similarity, threshold, 0.55)).toBeCloseTo(relevance, 6),
);

it('merged keeps each piece once, with its better relevance, best first', () => {
  const piece = (chunkId: string, relevance: number) => ({ chunkId, relevance });
  expect(merged([piece('a', 0.6), piece('b', 0.2)], [piece('b', 0.9), piece('a', 0.5)])).toEqual([piece('b', 0.9), piece('a', 0.6)]);
});
