import { AppError, conflict, invalid, refused } from '../../common/errors.js';
import type { VersionSummary } from './version.schema.js';

/** 400: the documents do not have the published shape; every wrong field is named by its place. */
export function malformed(errors: Record<string, string>): AppError {
  return invalid(prefixed(errors), 'profile.invalid');
}

/** 422: the documents tell the assistant what it may not be told, field by field. */
export function refusedFields(errors: Record<string, string>): AppError {
  const fields = prefixed(errors);
  const [first] = Object.entries(fields);
  return new AppError('profile.refused', 422, first ? `${first[0]}: ${first[1]}` : 'This is refused.', { errors: fields });
}

/** 409: another version went live since the caller looked; the current one comes along. */
export function publishedMeanwhile(current: VersionSummary | null): AppError {
  return conflict(
    'profile.published_meanwhile',
    current
      ? `Version ${current.number} was published in the meantime. Compare with it, then publish again.`
      : 'No version is live. Publish without naming one that was replaced.',
    current,
  );
}

export const neverLive = (): AppError =>
  refused('profile.never_live', 'This version was never live, so there is nothing to go back to. Publish it instead.');
export const nothingLive = (): AppError => refused('profile.nothing_live', 'Publish a version first: a test needs one to compare with.');
export const alreadyLive = (): AppError =>
  refused('profile.already_live', 'This version is live for everybody. Choose another one to try.');

/** 422: the share is taken; an experiment shares it with nobody. */
export const testIsRunning = (): AppError =>
  refused('profile.test_running', 'A version is tried on the profile page already. End that test first, then start the experiment.');
/** 422: the other side of the comparison is not what it was. */
export const controlChanged = (): AppError =>
  refused(
    'profile.control_changed',
    'Another version went live since this experiment began. Stop it, and start a new one against what is live now.',
  );

const prefixed = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([path, why]) => [path === 'documents' ? path : `documents.${path}`, why]));
