import { EngineFailure } from './engine.errors.js';

/** In the order of the texts and of length 1; throws EngineFailure where one is missing or is no vector. */
export function unitVectors(data: readonly { index: number; embedding: readonly number[] }[] | undefined, count: number): number[][] {
  const vectors: (number[] | undefined)[] = Array.from({ length: count });
  for (const { index, embedding } of data ?? []) {
    const length = Array.isArray(embedding) ? Math.hypot(...(embedding as number[])) : Number.NaN;
    if (index in vectors && Number.isFinite(length) && length > 0) vectors[index] = embedding.map((part) => part / length);
  }
  const size = vectors[0]?.length;
  const sound = vectors.filter((vector): vector is number[] => vector !== undefined && vector.length === size);
  if (sound.length !== count) throw new EngineFailure('bad_answer', false);
  return sound;
}
