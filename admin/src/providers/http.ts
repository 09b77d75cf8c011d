import { HttpError } from 'react-admin';
import type { Session } from '../auth/session';
import { viewAs } from '../auth/view-as';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is; the browser names its boundary. */
  form?: FormData;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** For answers that are no JSON, such as a CSV file or a document. */
  as?: 'text' | 'blob';
}
export type Http = <T>(path: string, options?: RequestOptions) => Promise<T>;

interface ErrorBody {
  code?: string;
  message?: string;
  requestId?: string;
  errors?: Record<string, string>;
}

const fallbackText: Record<number, string> = {
  0: 'The server cannot be reached. Check the connection; nothing was changed.',
  403: 'Your role does not allow this.',
  404: 'This does not exist any more.',
  409: 'Somebody else changed this in the meantime.',
  413: 'This is too large to send.',
  429: 'Too many requests. Wait a moment and try again.',
  503: 'The server could not save this. Try again in a moment.',
};

async function send(session: Session, orgId: string | null, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  const whileIn = session.whileIn();
  const token = viewAs.tokenFor(orgId) ?? (await session.token());
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (orgId) headers['X-Org-Id'] = orgId;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  // a write that has begun is not taken back by signing out
  const isRead = options.signal !== undefined || (options.method ?? 'GET') === 'GET';
  const signals = [...(options.signal ? [options.signal] : []), ...(isRead ? [whileIn] : [])];
  const cut = new AbortController();
  const stop = (): void => cut.abort();
  for (const signal of signals) {
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  }
  try {
    return await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      ...(options.form ? { body: options.form } : options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: cut.signal,
    });
  } catch (error) {
    if (cut.signal.aborted) throw error;
    throw new HttpError(fallbackText[0], 0, { code: 'network' });
  } finally {
    // it lives as long as the sign-in, and would keep every request in mind
    whileIn.removeEventListener('abort', stop);
  }
}

export async function toError(response: Response): Promise<HttpError> {
  const body = ((await response.json().catch(() => ({}))) ?? {}) as ErrorBody;
  const message = body.message ?? fallbackText[response.status] ?? `The server answered ${response.status}.`;
  return new HttpError(message, response.status, body);
}

/** Calls the API as the signed-in person, inside one organisation. A 401 is answered with one refresh and one retry. */
export function createHttp(session: Session, orgId: string | null): Http {
  return async <T>(path: string, options: RequestOptions = {}): Promise<T> => {
    const isInView = viewAs.tokenFor(orgId) !== null;
    let response = await send(session, orgId, path, options);
    // The view is over, not the sign-in: whoever shows the client now reads it again as the person itself.
    if (response.status === 401 && isInView) {
      viewAs.leave();
      throw await toError(response);
    }
    if (response.status === 401 && (await session.refresh())) response = await send(session, orgId, path, options);
    if (response.status === 401) session.end();
    if (!response.ok) throw await toError(response);
    if (response.status === 204) return undefined as T;
    if (options.as === 'blob') return (await response.blob()) as T;
    const text = await response.text();
    if (options.as === 'text') return text as T;
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}

/** The request id of a failed call, for the person who has to report it. */
export function requestIdOf(error: unknown): string | null {
  const body = (error as { body?: ErrorBody } | null)?.body;
  return body?.requestId ?? null;
}
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'Something went wrong.');
/** What is wrong with each field of a form. */
export const errorsOf = (error: unknown): Record<string, string> => (error as { body?: ErrorBody } | null)?.body?.errors ?? {};
/** The stable name of what went wrong. */
export const codeOfError = (error: unknown): string | null => (error as { body?: ErrorBody } | null)?.body?.code ?? null;
/**
 * The server looked at the request and said no. A lost answer, a busy server, a request that still runs or a session that ended says
 * nothing about what an earlier press began.
 */
export function isRefusal(error: unknown): boolean {
  return [400, 404, 422].includes((error as { status?: number } | null)?.status ?? 0);
}
