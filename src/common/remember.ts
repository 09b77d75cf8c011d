const MAX_ANSWERS = 2000;

/** The same for one object that nobody changes: worked out once for each, and forgotten with it. */
export function onceFor<O extends object, R>(work: (object: O) => R): (object: O) => R {
  const known = new WeakMap<O, { answer: R }>();
  return (object) => {
    const kept = known.get(object) ?? { answer: work(object) };
    known.set(object, kept);
    return kept.answer;
  };
}

/**
 * The same answers without working them out again: for pure functions of texts and numbers whose answers nobody changes. Answers that
 * nobody asked for lately are forgotten by halves, so that the memory never grows with what people send and keeps what comes again.
 */
export function remember<A extends readonly (string | number)[], R>(work: (...inputs: A) => R): (...inputs: A) => R {
  let newer = new Map<string | number | undefined, { answer: R }>();
  let older = new Map<string | number | undefined, { answer: R }>();
  return (...inputs) => {
    const key = inputs.length === 1 ? inputs[0] : inputs.join('\n');
    const kept = newer.get(key);
    if (kept) return kept.answer;
    const entry = older.get(key) ?? { answer: work(...inputs) };
    if (newer.size >= MAX_ANSWERS / 2) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, entry);
    return entry.answer;
  };
}
