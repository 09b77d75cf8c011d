// A learned table: for each feature of a text one small number per class; the class with the largest sum is meant (multinomial logistic
// regression). Learned by `npm run train:language`, in which the texts are our own; read here without any library.
import { inflateRawSync } from 'node:zlib';
import { onceFor } from '../../../common/remember.js';
import { TABLE_SIZE } from './features.rules.js';

export interface LearnedTable<Class extends string> {
  classes: readonly Class[];
  bias: readonly number[];
  /** One step of the whole numbers in `weights`. */
  scale: number;
  /** Signed bytes, TABLE_SIZE rows with one column per class, deflated (most are small), as base64. */
  weights: string;
  /** SHA-256 of the texts that it was learned from, and the version of the features. */
  learnedFrom: string;
}

export interface Judgement<Class extends string> {
  is: Class;
  /** How sure, 0 to 1; all classes together make 1. */
  share: number;
  shares: Readonly<Record<Class, number>>;
}

const weightsOf = onceFor((table: LearnedTable<string>): Int8Array => {
  const weights = new Int8Array(inflateRawSync(Buffer.from(table.weights, 'base64')));
  if (weights.length !== TABLE_SIZE * table.classes.length)
    throw new Error('A learned table has another size: run npm run train:language.');
  return weights;
});

/** What a table makes of the features of a text. */
export function judge<Class extends string>(table: LearnedTable<Class>, features: Uint16Array): Judgement<Class> {
  const { classes, bias, scale } = table;
  const weights = weightsOf(table);
  const norm = scale / Math.sqrt(Math.max(1, features.length));
  const steps = new Int32Array(classes.length);
  // row after row, as they lie in memory: the rows of a text lie far apart
  for (const feature of features)
    for (let column = 0; column < steps.length; column += 1) steps[column]! += weights[feature * steps.length + column]!;
  const sums = classes.map((_, column) => steps[column]! * norm + (bias[column] as number));
  const largest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / total);
  const best = sums.indexOf(largest);
  return {
    is: classes[best] as Class,
    share: shares[best] as number,
    shares: Object.fromEntries(classes.map((name, column) => [name, shares[column]])) as Record<Class, number>,
  };
}
