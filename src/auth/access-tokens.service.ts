import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, addSeconds } from '../common/clock.js';
import { ACCESS_SECONDS, ALGORITHM, AUDIENCE, ISSUER, isAccessClaims } from './access-token.schema.js';
import type { AccessClaims } from './access-token.schema.js';

/** Signs the short-lived access tokens: ids only, rights are read from the database. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {}

  async sign(userId: string, sessionId: string, orgId: string): Promise<{ accessToken: string; expiresAt: Date }> {
    const claims: AccessClaims = { sub: userId, sid: sessionId, org: orgId };
    return { accessToken: await this.jwt.signAsync(claims), expiresAt: addSeconds(this.clock.real(), ACCESS_SECONDS) };
  }

  /** For one view of a client; it ends with the view at the latest. */
  signView(orgId: string, view: { id: string; user_id: string; session_id: string; expires_at: Date }): Promise<string> {
    const claims: AccessClaims = { sub: view.user_id, sid: view.session_id, org: orgId, via: view.id };
    const seconds = Math.floor((view.expires_at.getTime() - this.clock.real().getTime()) / 1000);
    return this.jwt.signAsync(claims, { expiresIn: Math.max(1, seconds) });
  }

  /** The session that a bearer header was signed for, also when it has run out: signing out must still work then. */
  async sessionOf(authorization: string | undefined): Promise<string | null> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return null;
    const claims: unknown = await this.jwt
      .verifyAsync<object>(token, { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, ignoreExpiration: true })
      .catch(() => null);
    // Leaving a view is not signing out.
    return isAccessClaims(claims) && claims.via === undefined ? claims.sid : null;
  }
}
