import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AppError } from '../common/errors.js';
import { isUuid } from '../common/ids.js';
import { Config } from '../platform/config/config.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { ALGORITHM, AUDIENCE, ISSUER, isAccessClaims } from './access-token.schema.js';
import type { AccessClaims } from './access-token.schema.js';
import { AccessService } from './access.service.js';
import { ViewAccess } from './view-access.service.js';

/** Access tokens: proves the signature, then asks the database who that is today. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    config: Config,
    private readonly access: AccessService,
    private readonly views: ViewAccess,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.values.JWT_SECRET,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      passReqToCallback: true,
    });
  }

  async validate(request: FastifyRequest, claims: unknown): Promise<Principal | null> {
    if (!isAccessClaims(claims)) return null;
    const wanted = request.headers['x-org-id'];
    if (claims.via !== undefined) return this.inView(claims, claims.via, wanted);
    if (wanted === undefined || wanted === claims.org) return this.access.principal(claims.sub, claims.sid, claims.org);
    // The header changes the org only; the session must be alive first, so that 403 tells nothing to strangers.
    if (!(await this.access.of(claims.sub, claims.sid))) return null;
    const principal = isUuid(wanted) ? await this.access.principal(claims.sub, claims.sid, wanted.toLowerCase()) : null;
    if (!principal) throw new AppError('access.org_denied', 403, 'You have no access to the organisation named in X-Org-Id.');
    return { ...principal, enteredFrom: claims.org };
  }

  /** A view is of one client, whatever the header says. */
  private async inView({ sub, sid, org }: AccessClaims, viewId: string, wanted: unknown): Promise<Principal | null> {
    const principal = await this.views.principal(sub, sid, org, viewId);
    if (principal && wanted !== undefined && wanted !== org)
      throw new AppError('access.org_denied', 403, 'You have no access to the organisation named in X-Org-Id.');
    return principal;
  }
}
