import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { refreshTokenOf } from './refresh-cookie.js';
import { Sessions, signInAgain } from './sessions.service.js';
import type { SessionIdentity } from './sessions.service.js';

/** Refresh tokens, from the cookie of a browser or the body of an API client. */
@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(private readonly sessions: Sessions) {
    super();
  }

  async validate(request: FastifyRequest): Promise<SessionIdentity> {
    const token = refreshTokenOf(request);
    if (token === null) throw signInAgain();
    return this.sessions.identify(token);
  }
}

/** Puts the proved session on the request of the refresh route. */
@Injectable()
export class RefreshGuard extends AuthGuard('refresh') {
  override handleRequest<T>(error: Error | null | undefined, session: T | false | null): T {
    if (error) throw error;
    if (!session) throw signInAgain();
    return session;
  }
}
