import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, addSeconds } from '../common/clock.js';
import { ACCESS_SECONDS } from './access-token.schema.js';
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
}
