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

  /** The session that a bearer header was signed for, also when it has run out: signing out must still work then. */
  async sessionOf(authorization: string | undefined): Promise<string | null> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return null;
    const claims: unknown = await this.jwt
      .verifyAsync<object>(token, { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, ignoreExpiration: true })
      .catch(() => null);
    return isAccessClaims(claims) ? claims.sid : null;
  }
}
