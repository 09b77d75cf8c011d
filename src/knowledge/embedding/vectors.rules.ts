/** One labelled score: what a scorer gave the best piece for a question, and whether that piece answers it. */
export interface LabelledScore {
  score: number;
  isAnswer: boolean;
}

/** A wrong answer costs the business more than one that was there and not given. */
const WRONG_COSTS = 2;

/** What a border is worth on labelled scores: answers given, less twice the wrong ones, as a share of the answers there are. */
export function worthOf(border: number, scores: readonly LabelledScore[]): number {
  const answers = scores.filter(({ isAnswer }) => isAnswer).length;
  const given = scores.filter(({ score }) => score >= border);
  const right = given.filter(({ isAnswer }) => isAnswer).length;
  return answers === 0 ? 0 : (right - WRONG_COSTS * (given.length - right)) / answers;
}

/** The border that separates labelled scores best; of equal ones the middle, which is farthest from a mistake. */
export function bestBorder(scores: readonly LabelledScore[]): number {
  const steps = [...new Set(scores.map(({ score }) => score))].sort((one, other) => one - other);
  const candidates = steps.map((step, index) => (index === 0 ? step : (step + steps[index - 1]!) / 2));
  const worths = candidates.map((border) => worthOf(border, scores));
  const best = Math.max(...worths);
  const equal = candidates.filter((_, index) => worths[index] === best);
  return equal[Math.floor((equal.length - 1) / 2)] ?? 1;
}

/** One bit per number: whether it is positive. */
export function signsOf(vector: readonly number[]): string {
  return vector.map((part) => (part > 0 ? '1' : '0')).join('');
}

/** The cosine of two vectors of length 1; 0 where they are not of one model. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  return one.length === other.length ? one.reduce((sum, part, index) => sum + part * other[index]!, 0) : 0;
}

/** A cosine on the scale of relevance: the model's own border lies at `border`, sameness at 1. */
export function relevanceOf(similarity: number, threshold: number, border: number): number {
  if (similarity >= 1 || threshold >= 1) return similarity >= threshold ? 1 : 0;
  if (similarity < threshold) return threshold <= 0 ? 0 : Math.max(0, (border * similarity) / threshold);
  return border + ((1 - border) * (similarity - threshold)) / (1 - threshold);
}

/** Pieces found by words and by meaning, each once with its better relevance, best first. */
export function merged<P extends { chunkId: string; relevance: number }>(byWords: readonly P[], byMeaning: readonly P[]): P[] {
  const best = new Map<string, P>();
  for (const piece of [...byWords, ...byMeaning]) {
    const before = best.get(piece.chunkId);
    if (!before || before.relevance < piece.relevance) best.set(piece.chunkId, piece);
  }
  return [...best.values()].sort((one, other) => other.relevance - one.relevance);
}
