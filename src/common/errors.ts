/** What an error may carry beside its code and sentence. */
export interface AppErrorOptions {
  /** One sentence per wrong field, keyed by the field's name in the request. */
  errors?: Record<string, string>;
  /** Machine-readable context, for instance the current record of a 409 or the policy trace of a 422. */
  details?: unknown;
  retryAfterSeconds?: number;
}

/** An error with a stable code, an HTTP status and a sentence a person can act on. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly options: AppErrorOptions = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** 404: the same answer for a foreign record and for one that never existed. */
export function notFound(what: string): AppError {
  return new AppError(`${what}.not_found`, 404, `There is no such ${what.replaceAll('_', ' ')}.`);
}

/** 409: the request disagrees with the record as it is now; `current` lets the caller merge. */
export function conflict(code: string, message: string, current?: unknown): AppError {
  return new AppError(code, 409, message, current === undefined ? {} : { details: { current } });
}

/** 400: the request is malformed; `errors` names each field and says why. */
export function invalid(errors: Record<string, string>, code = 'request.invalid'): AppError {
  const [first] = Object.entries(errors);
  return new AppError(code, 400, first ? `${first[0]}: ${first[1]}` : 'The request is not valid.', { errors });
}

/** 422: a rule refuses; `details` carries the trace. */
export function refused(code: string, message: string, details?: unknown): AppError {
  return new AppError(code, 422, message, details === undefined ? {} : { details });
}

/** 403: known, but without the permission that the route asks for, or that one field asks for beside it. */
export function forbidden(permission: string, field?: string): AppError {
  const why = `needs the permission "${permission}"`;
  if (field === undefined) return new AppError('access.forbidden', 403, `This ${why}.`, { details: { permission } });
  return new AppError('access.forbidden', 403, `${field}: this change ${why}.`, {
    errors: { [field]: `this change ${why}` },
    details: { permission },
  });
}
