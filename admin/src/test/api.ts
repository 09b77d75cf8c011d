import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** A network for tests; anything a test did not announce is an error. */
export const server = setupServer();
export { http, HttpResponse };

export function useApi(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
}

export const user = { id: 'u1', name: 'Alex Morgan', email: 'alex@example.com' };
export const grant = (token: string, seconds = 900): { accessToken: string; expiresAt: string; user: typeof user } => ({
  accessToken: token,
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
  user,
});
