// Who gets what. A hash of the person and a salt: stable over threads, processes and restarts, and independent between experiments
// (rules.md C-51; Kohavi, Tang, Xu: Trustworthy Online Controlled Experiments, chapters 4 and 14).
import { createHash } from 'node:crypto';
import type { AssignedVariant, LeverName, LeverValues, Range, RunningExperiment, Variant } from './experiment.schema.js';

export const BUCKETS = 100;

/** 0 to 99 of a person under a salt: the same number as `profile_bucket` of migration 015, so that a test share and its experiment agree. */
export function bucketOf(salt: string, contactId: string): number {
  const hash = createHash('md5')
    .update(salt + contactId)
    .digest('hex');
  return Number.parseInt(hash.slice(0, 8), 16) % BUCKETS;
}

/** The place of a person in a layer; it has nothing to do with the place under any salt. */
export function layerPlace(layer: string, contactId: string): number {
  return bucketOf(`layer ${layer} `, contactId);
}

type Split = Pick<RunningExperiment, 'salt' | 'layer' | 'range' | 'variants'>;

/** The variant of a person; null for somebody whose place in the layer belongs to another experiment or to none, or whose variant was stopped. */
export function variantOf({ salt, layer, range, variants }: Split, contactId: string): Variant | null {
  const place = layerPlace(layer, contactId);
  if (place < range.from || place >= range.to) return null;
  const bucket = bucketOf(salt, contactId);
  const [control, ...others] = variants;
  let edge = 0;
  // the control has what the others leave: the share of a profile version counts from zero too
  const chosen =
    others.find(({ percent }) => {
      edge += percent;
      return bucket < edge;
    }) ?? control;
  return chosen && chosen.stoppedAt === null ? chosen : null;
}

/** The variants of a person in all experiments that run. */
export function assignedIn(running: readonly RunningExperiment[], contactId: string): AssignedVariant[] {
  return running.flatMap((experiment) => {
    const variant = variantOf(experiment, contactId);
    if (!variant) return [];
    const { id, lever, variants, leverState } = experiment;
    const values = variants.map(({ value }) => value);
    return [{ experimentId: id, lever, variant: variant.key, value: variant.value, values, leverState }];
  });
}

/** What a person's variants set with a lever; null where no experiment with it has them, or they are its control. */
export function valueOf<L extends LeverName>(assigned: readonly AssignedVariant[], lever: L): LeverValues[L] | null {
  return (assigned.find((one) => one.lever === lever && one.value !== null)?.value ?? null) as LeverValues[L] | null;
}

/** The first free buckets of a layer for an experiment that wants `width` of them; null when there are not as many beside each other. */
export function freeRange(taken: readonly Range[], width: number): Range | null {
  let from = 0;
  for (const range of [...taken].sort((a, b) => a.from - b.from)) {
    if (range.from - from >= width) break;
    from = Math.max(from, range.to);
  }
  return from + width <= BUCKETS ? { from, to: from + width } : null;
}
