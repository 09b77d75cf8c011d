// Learns a table from labelled features: stochastic gradient descent with a step of its own per weight (AdaGrad), the same order every time.
import { deflateRawSync } from 'node:zlib';
import { TABLE_SIZE } from '../src/engines/rules/learned/features.rules.js';
import type { LearnedTable } from '../src/engines/rules/learned/linear.rules.js';

export interface Example<Class extends string> {
  features: Uint16Array;
  is: Class;
  /** How much it counts; 1 where it is left out. */
  weight?: number;
}

const EPOCHS = 15;
const STEP = 0.3;
const BIAS_STEP = 0.02;
const DECAY = 1e-4;
/** No label is trusted wholly: what is left is shared by the other classes, and keeps a table from being surer than it should be. */
const DOUBT = 0.1;
const FIRST_SQUARE = 1e-2;
const LARGEST_BYTE = 127;

/** Park and Miller's generator: no two runs differ. */
function numbers(): () => number {
  let state = 20261122;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function shuffle<T>(list: T[], next: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
}

/** The table of these examples. */
export function learn<Class extends string>(
  examples: readonly Example<Class>[],
  classes: readonly Class[],
  learnedFrom: string,
): LearnedTable<Class> {
  const columns = classes.length;
  const weights = new Float64Array(TABLE_SIZE * columns);
  const squares = new Float64Array(TABLE_SIZE * columns).fill(FIRST_SQUARE);
  const bias = new Float64Array(columns);
  const sums = new Float64Array(columns);
  const next = numbers();
  const order = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, next);
    for (const { features, is, weight = 1 } of order) {
      const norm = 1 / Math.sqrt(features.length);
      sums.set(bias);
      for (const feature of features)
        for (let column = 0; column < columns; column += 1) sums[column]! += weights[feature * columns + column]! * norm;
      const largest = Math.max(...sums);
      let total = 0;
      for (let column = 0; column < columns; column += 1) total += sums[column] = Math.exp(sums[column]! - largest);
      const wanted = classes.indexOf(is);
      for (let column = 0; column < columns; column += 1) {
        const target = column === wanted ? 1 - DOUBT : DOUBT / (columns - 1);
        const error = weight * (sums[column]! / total - target);
        bias[column]! -= BIAS_STEP * error;
        for (const feature of features) {
          const at = feature * columns + column;
          const slope = error * norm + DECAY * weights[at]!;
          squares[at]! += slope * slope;
          weights[at]! -= (STEP * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST_BYTE;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const short = (value: number): number => Number(value.toPrecision(6));
  return {
    classes,
    bias: [...bias].map(short),
    scale: short(scale),
    weights: deflateRawSync(bytes, { level: 9 }).toString('base64'),
    learnedFrom,
  };
}
