import { conflict, refused, type AppError } from '../common/errors.js';

/** 409: somebody else changed it since the caller looked; the current one comes along. */
export const changedMeanwhile = (current: unknown): AppError =>
  conflict('experiments.changed', 'Someone else changed this experiment meanwhile. Look at it as it is now and save again.', current);

export const onlyDrafts = (): AppError =>
  refused(
    'experiments.begun',
    'This experiment has begun: only its name, its hypothesis and its end can still be changed. Stop it and make a new one.',
  );

export const keptForGood = (): AppError =>
  refused('experiments.kept', 'This experiment has begun: what it found is kept. Stop it instead.');

export const layerFull = (layer: string, wanted: number): AppError =>
  refused(
    'experiments.layer_full',
    `The layer "${layer}" has no room for ${wanted} % of the people. Stop an experiment of this layer, ask for fewer people, or choose another layer.`,
  );

export const sameLever = (name: string, layer: string): AppError =>
  refused(
    'experiments.same_lever',
    `"${name}" tries the same thing in the layer "${layer}". Two experiments with one thing share a layer, so that nobody is in both.`,
  );

export const endIsPast = (): AppError => refused('experiments.end_is_past', 'The planned end is over. Choose a later one, or none.');

/** 422: the other side of the comparison is not what it was. */
export const waitsChanged = (): AppError =>
  refused(
    'experiments.waits_changed',
    'The waits before nudges were changed since this experiment began. Stop it, and start a new one against what is set now.',
  );

export const noSuchVariant = (): AppError =>
  refused(
    'experiments.no_such_variant',
    'Choose one of the variants. The control is what everybody gets already: stop the experiment to keep it.',
  );

export const stoppedVariant = (guard: string | null): AppError =>
  refused(
    'experiments.stopped_variant',
    `This variant was stopped because it did harm${guard === null ? '' : ` (${guard})`}. It is not promoted.`,
  );

export const unproven = (sentence: string): AppError =>
  refused('experiments.unproven', `${sentence} Send isUnproven: true to promote it all the same.`);
